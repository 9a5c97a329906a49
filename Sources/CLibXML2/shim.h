#include <libxml/xmlversion.h>
// Only the tail of a structure that is never touched here depends on ICU, and its headers clash
// with those inside Foundation.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
