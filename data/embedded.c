// The law compiled into the program. One EMBED line a file; a test holds that none is missing.
#include "EmbeddedLaw.h"

static const unsigned char readings[] = {
#embed "README.md"
};

const struct embedded_law_file embedded_law_files[] = {
    {"README.md", readings, sizeof readings},
};
const size_t embedded_law_file_count = sizeof embedded_law_files / sizeof embedded_law_files[0];
