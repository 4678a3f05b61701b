#ifndef EMBEDDED_LAW_H
#define EMBEDDED_LAW_H

#include <stddef.h>

/// One file of the law or one template, as it stood in `data/` when the program was built.
struct embedded_law_file {
  /// Path below `data/`, such as `instruments/negative-list/2021.yaml`.
  const char *path;
  const unsigned char *bytes;
  size_t count;
};

/// The files of the law, one after the other.
const struct embedded_law_file *embedded_law_files(void);
/// How many there are.
size_t embedded_law_file_count(void);

#endif
