static inline int winnow_unused(void) { return 0; }
