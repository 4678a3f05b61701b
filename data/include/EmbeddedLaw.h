#ifndef EMBEDDED_LAW_H
#define EMBEDDED_LAW_H

#include <stddef.h>

/// One file of the law, as it stood in `data/` when the program was built.
struct embedded_law_file {
  /// Path below `data/`, such as `instruments/negative-list/2021.yaml`.
  const char *path;
  const unsigned char *bytes;
  size_t count;
};

extern const struct embedded_law_file embedded_law_files[];
extern const size_t embedded_law_file_count;

#endif
