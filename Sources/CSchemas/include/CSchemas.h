// CSchemas: the published files of `Schemas/`, built into the program.
//
// What:     each file's bytes by its name, so that no file is missing at run time and none can be
//           put in its place.
// Takes:    a file name such as "notification-1.xsd".
// Gives:    its bytes, or a null pointer where no file of that name is built in.
// Standard: C23 `#embed`; see CSchemas.c for the list.

#ifndef GATEHOUSE_CSCHEMAS_H
#define GATEHOUSE_CSCHEMAS_H

#include <stddef.h>

/// The bytes of a built-in file; they live as long as the program.
struct gatehouse_file {
    const char *name;
    const unsigned char *bytes;
    size_t length;
};

/// A file by its name; its bytes are null where there is none.
struct gatehouse_file gatehouse_schema(const char *name);

#endif
