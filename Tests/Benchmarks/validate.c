/*
 * What libxml2 takes to read and validate messages when it is driven from C with nothing around it:
 * the schema compiled once, one parser context and one validation context used again and again.
 *
 *   validate SCHEMA COUNT FILE
 *
 * The file is parsed COUNT times, and its tree validated COUNT times, with the options by which
 * Gatehouse reads. Prints a line of JSON: microseconds of processor time a message. Exit status: 0,
 * 1 where the file is not valid, 64 for a wrong call, 66 where one is missing.
 */
#define _GNU_SOURCE
#include <libxml/parser.h>
#include <libxml/xmlschemas.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum {
    INVALID = 1,
    WRONG_CALL = 64,
    MISSING_FILE = 66,
    OPTIONS = XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT | XML_PARSE_BIG_LINES
              | XML_PARSE_IGNORE_ENC | XML_PARSE_NOBLANKS,
};

struct text {
    char *bytes;
    int length;
};

static void stop(int status, const char *what, const char *name)
{
    fprintf(stderr, "validate: %s: %s\n", name, what);
    exit(status);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1e6 + time.tv_nsec / 1e3;
}

static struct text text_of(const char *name)
{
    struct text text = {0};
    FILE *file = fopen(name, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0 || (text.length = (int)ftell(file)) < 0)
        stop(MISSING_FILE, "cannot be read", name);
    rewind(file);
    text.bytes = malloc(text.length + 1);
    if (!text.bytes || fread(text.bytes, 1, text.length, file) != (size_t)text.length)
        stop(MISSING_FILE, "cannot be read", name);
    fclose(file);
    return text;
}

static xmlSchemaValidCtxtPtr validator_of(const char *name)
{
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewParserCtxt(name);
    xmlSchemaPtr schema = parser ? xmlSchemaParse(parser) : NULL;
    if (!schema)
        stop(MISSING_FILE, "is no schema", name);
    xmlSchemaFreeParserCtxt(parser);
    return xmlSchemaNewValidCtxt(schema);
}

static xmlDocPtr parsed(xmlParserCtxtPtr parser, struct text text, const char *name)
{
    xmlDocPtr document =
        xmlCtxtReadMemory(parser, text.bytes, text.length, NULL, NULL, OPTIONS);
    if (!document)
        stop(INVALID, "is not well-formed", name);
    return document;
}

static void measure(
    xmlParserCtxtPtr parser, xmlSchemaValidCtxtPtr validator, const char *name, int count)
{
    struct text text = text_of(name);
    double start = now();
    for (int number = 0; number < count; number++)
        xmlFreeDoc(parsed(parser, text, name));
    double parse = (now() - start) / count;
    xmlDocPtr document = parsed(parser, text, name);
    start = now();
    for (int number = 0; number < count; number++)
        if (xmlSchemaValidateDoc(validator, document) != 0)
            stop(INVALID, "is not valid", name);
    double validate = (now() - start) / count;
    printf("{\"bytes\": %d, \"parse\": %.3f, \"validate\": %.3f}\n", text.length, parse, validate);
    xmlFreeDoc(document);
    free(text.bytes);
}

int main(int count, char **words)
{
    int rounds = count == 4 ? atoi(words[2]) : 0;
    if (rounds < 1)
        stop(WRONG_CALL, "validate SCHEMA COUNT FILE", "usage");
    LIBXML_TEST_VERSION
    xmlSchemaValidCtxtPtr validator = validator_of(words[1]);
    xmlParserCtxtPtr parser = xmlNewParserCtxt();
    if (!validator || !parser)
        stop(INVALID, "there is no memory", words[1]);
    measure(parser, validator, words[3], rounds);
    return 0;
}
