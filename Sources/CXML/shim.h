// libxml2 as the room XML sees it.

#ifndef CXML_SHIM_H
#define CXML_SHIM_H

// libxml2's headers would bring in the system's ICU, whose types clash with those inside
// Foundation. It only hides two trailing fields of a struct that we never allocate.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>

// Swift cannot name a variadic function, so the one that says nothing stands here.
static void cxml_say_nothing(void *context, const char *format, ...) {
    (void)context;
    (void)format;
}

// Keeps libxml2's own messages off standard error, on this thread and on threads yet to start.
static inline void cxml_silence(void) {
    xmlThrDefSetGenericErrorFunc(NULL, cxml_say_nothing);
    xmlSetGenericErrorFunc(NULL, cxml_say_nothing);
}

#endif
