#include "CBitPacking.h"
