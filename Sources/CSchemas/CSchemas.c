#include "CSchemas.h"

#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char notification_xsd[] = {
#embed "../../Schemas/notification-1.xsd"
};
static const unsigned char notification_json[] = {
#embed "../../Schemas/notification-1.schema.json"
};
static const unsigned char receipt_xsd[] = {
#embed "../../Schemas/receipt-1.xsd"
};
static const unsigned char receipt_json[] = {
#embed "../../Schemas/receipt-1.schema.json"
};
static const unsigned char openapi[] = {
#embed "../../Schemas/openapi.yaml"
};

#define FILE_OF(name, bytes) { name, bytes, sizeof bytes }

static const struct gatehouse_file files[] = {
    FILE_OF("notification-1.xsd", notification_xsd),
    FILE_OF("notification-1.schema.json", notification_json),
    FILE_OF("receipt-1.xsd", receipt_xsd),
    FILE_OF("receipt-1.schema.json", receipt_json),
    FILE_OF("openapi.yaml", openapi),
};

struct gatehouse_file gatehouse_schema(const char *name) {
    for (size_t index = 0; index < sizeof files / sizeof files[0]; index++) {
        if (strcmp(files[index].name, name) == 0) return files[index];
    }
    return (struct gatehouse_file){name, NULL, 0};
}
