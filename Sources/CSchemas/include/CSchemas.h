// CSchemas: the published files of `Schemas/`, built into the program.
//
// What:     each file's bytes with its name, so that no file is missing at run time and none can be
//           put in its place.
// Takes:    a place in the list.
// Gives:    the file's path in `Schemas/`, such as "notification-1.xsd", and its bytes.
// Standard: C23 `#embed`; see CSchemas.c for the list, which a test holds to the folder.

#ifndef GATEHOUSE_CSCHEMAS_H
#define GATEHOUSE_CSCHEMAS_H

#include <stddef.h>

/// A built-in file; name and bytes live as long as the program.
struct gatehouse_file {
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

size_t gatehouse_file_count(void);

/// The file at a place, from 0.
struct gatehouse_file gatehouse_file_at(size_t index);

#endif
