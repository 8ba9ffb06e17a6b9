/*
 * Sends prepared bodies to a gateway over TLS with a client certificate, and tells how quickly they
 * were answered. It is the same for every server that is measured, and so cheap (one thread, one
 * write and one read for each message) that it does not decide the result.
 *
 *   client --authority PEM --certificate PEM --key PEM --port PORT [--port PORT ...] --bodies FILE
 *          [--type TYPE] [--first N] [--messages N] [--connections N] [--warm-up SECONDS]
 *          [--seconds SECONDS] [--rate N]
 *
 * The bodies stand in one file, each after its length as 32 bits, little endian; each is sent once.
 * Several ports are taken in turn, one connection after the other: a balancer that costs nothing.
 * Without --rate each connection sends again as soon as it has its answer. With it, so many are
 * sent in a second whether or not earlier ones were answered, and a time counts from the
 * moment at which its message was due, so that a stall is not hidden.
 * Answers are counted for --seconds after the warm-up, or, without --seconds, until all have come.
 *
 * Prints one line of JSON. Exit status: 0 when everything was answered by 202, 1 when not, 64 for a
 * wrong call, 69 where there is no connection.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

enum {
    WRONG_CALL = 64,
    NO_CONNECTION = 69,
    PORT_LIMIT = 16,
    CONNECTION_LIMIT = 1024,
    STATUS_LIMIT = 600,
    ANSWER_LIMIT = 64 * 1024,
    /* Beyond it a server counts as stalled. */
    PATIENCE_SECONDS = 60,
};
#define SECOND 1000000000ull /* times are nanoseconds of the monotonic clock */

struct options {
    const char *authority, *certificate, *key, *bodies, *type;
    int ports[PORT_LIMIT], port_count, connections;
    size_t first, messages;
    double warm_up, seconds, rate;
};

struct body {
    const uint8_t *start;
    uint32_t length;
};

struct connection {
    SSL *ssl;
    int port, descriptor;
    bool is_waiting; /* for its answer */
    uint64_t due;    /* when the message under way was sent, or had to be */
    uint8_t *call;
    size_t call_length, call_room;
    char answer[ANSWER_LIMIT + 1];
    size_t answer_length;
};

/* What is known of the run as a whole. There is one. */
static struct {
    struct options options;
    struct body *bodies;
    size_t body_count, sent;
    /* A ring, so that at a low rate all are used and none is closed as idle. */
    struct connection **idle;
    int idle_first, idle_count, alive, waiting;
    int poll, timer;
    uint64_t began, window_began, window_ended, last_answer;
    double processor_at_window, processor_in_window;
    bool is_window_open;
    uint64_t *times; /* of the answers within the window */
    size_t time_count, answers, broken;
    size_t statuses[STATUS_LIMIT];
    double began_at; /* seconds since 1970 */
} run;

static void fail(int status, const char *what, const char *why) {
    fprintf(stderr, "client: %s%s%s\n", what, why ? ": " : "", why ? why : "");
    exit(status);
}

static void *allocate(size_t count, size_t size) {
    void *memory = calloc(count ? count : 1, size);
    if (!memory) fail(EXIT_FAILURE, "no memory", NULL);
    return memory;
}

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * SECOND + (uint64_t)time.tv_nsec;
}

static double processor_seconds(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

/* ---- The call ---- */

static double number(const char *text, const char *name) {
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end || value < 0) fail(WRONG_CALL, name, "a number is expected");
    return value;
}

static void set_option(struct options *options, const char *name, const char *text) {
    if (!strcmp(name, "authority")) options->authority = text;
    else if (!strcmp(name, "certificate")) options->certificate = text;
    else if (!strcmp(name, "key")) options->key = text;
    else if (!strcmp(name, "bodies")) options->bodies = text;
    else if (!strcmp(name, "type")) options->type = text;
    else if (!strcmp(name, "first")) options->first = (size_t)number(text, name);
    else if (!strcmp(name, "messages")) options->messages = (size_t)number(text, name);
    else if (!strcmp(name, "connections")) options->connections = (int)number(text, name);
    else if (!strcmp(name, "warm-up")) options->warm_up = number(text, name);
    else if (!strcmp(name, "seconds")) options->seconds = number(text, name);
    else if (!strcmp(name, "rate")) options->rate = number(text, name);
    else if (options->port_count < PORT_LIMIT)
        options->ports[options->port_count++] = (int)number(text, name);
    else fail(WRONG_CALL, name, "too many");
}

static struct options read_options(int count, char **words) {
    static const char *const names[] = {
        "authority", "certificate", "key", "bodies", "type", "first", "messages", "connections",
        "warm-up", "seconds", "rate", "port"};
    enum { NAMES = sizeof names / sizeof *names };
    struct option known[NAMES + 1] = {0};
    for (int i = 0; i < NAMES; i++)
        known[i] = (struct option){names[i], required_argument, NULL, 1};
    struct options options = {.type = "application/xml", .connections = 16};
    int found, index = 0;
    while ((found = getopt_long(count, words, "", known, &index)) == 1)
        set_option(&options, names[index], optarg);
    if (found != -1 || optind != count) exit(WRONG_CALL);
    if (!options.authority || !options.certificate || !options.key || !options.bodies
        || !options.port_count)
        fail(WRONG_CALL, "needed", "--authority --certificate --key --bodies --port");
    if (options.connections < 1 || options.connections > CONNECTION_LIMIT)
        fail(WRONG_CALL, "connections", "1 to 1024");
    return options;
}

/* ---- The bodies ---- */

static uint32_t length_at(const uint8_t *place) {
    return place[0] | (uint32_t)place[1] << 8 | (uint32_t)place[2] << 16 | (uint32_t)place[3] << 24;
}

static void read_bodies(const struct options *options) {
    int file = open(options->bodies, O_RDONLY);
    struct stat about;
    if (file < 0 || fstat(file, &about)) fail(WRONG_CALL, options->bodies, strerror(errno));
    size_t size = (size_t)about.st_size;
    /* All of it is read in now: while the clock runs, nothing comes from the disk. */
    const uint8_t *start =
        size ? mmap(NULL, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, file, 0) : NULL;
    if (start == MAP_FAILED) fail(EXIT_FAILURE, options->bodies, strerror(errno));
    close(file);
    size_t room = 0, passed = 0;
    for (size_t at = 0; at < size;) {
        if (size - at < 4 || length_at(start + at) > size - at - 4)
            fail(WRONG_CALL, options->bodies, "the last body is cut off");
        struct body body = {start + at + 4, length_at(start + at)};
        at += 4 + (size_t)body.length;
        if (passed++ < options->first) continue;
        if (options->messages && run.body_count == options->messages) break;
        if (run.body_count == room) {
            room = room ? room * 2 : 1024;
            run.bodies = realloc(run.bodies, room * sizeof *run.bodies);
            if (!run.bodies) fail(EXIT_FAILURE, "no memory", NULL);
        }
        run.bodies[run.body_count++] = body;
    }
    if (run.body_count == 0 || run.body_count < options->messages)
        fail(WRONG_CALL, options->bodies, "there are not so many bodies");
}

/* ---- Connecting ---- */

static SSL_CTX *make_context(const struct options *options) {
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    if (!context) fail(EXIT_FAILURE, "TLS", "no context");
    SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION);
    /* One cipher for all servers, whatever they would prefer. */
    SSL_CTX_set_ciphersuites(context, "TLS_AES_128_GCM_SHA256");
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    /* One read from the kernel for each answer instead of two for each record. */
    SSL_CTX_set_read_ahead(context, 1);
    if (SSL_CTX_load_verify_locations(context, options->authority, NULL) != 1)
        fail(WRONG_CALL, options->authority, "not read as certificates");
    if (SSL_CTX_use_certificate_chain_file(context, options->certificate) != 1)
        fail(WRONG_CALL, options->certificate, "not read as a certificate");
    if (SSL_CTX_use_PrivateKey_file(context, options->key, SSL_FILETYPE_PEM) != 1)
        fail(WRONG_CALL, options->key, "not read as the certificate's key");
    return context;
}

static int open_socket(int port) {
    int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons((uint16_t)port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (descriptor < 0 || connect(descriptor, (struct sockaddr *)&address, sizeof address))
        fail(NO_CONNECTION, "127.0.0.1", strerror(errno));
    int yes = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    struct timeval patience = {.tv_sec = PATIENCE_SECONDS};
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    return descriptor;
}

static struct connection *make_connection(SSL_CTX *context, int port) {
    struct connection *connection = allocate(1, sizeof *connection);
    connection->port = port;
    connection->descriptor = open_socket(port);
    connection->ssl = SSL_new(context);
    SSL_set_tlsext_host_name(connection->ssl, "localhost");
    SSL_set1_host(connection->ssl, "localhost");
    SSL_set_fd(connection->ssl, connection->descriptor);
    if (SSL_connect(connection->ssl) != 1)
        fail(NO_CONNECTION, "handshake", ERR_error_string(ERR_get_error(), NULL));
    fcntl(connection->descriptor, F_SETFL, O_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
    epoll_ctl(run.poll, EPOLL_CTL_ADD, connection->descriptor, &event);
    return connection;
}

static void add_idle(struct connection *connection) {
    run.idle[(run.idle_first + run.idle_count++) % run.options.connections] = connection;
}

/* The connection that has been idle for longest; NULL where none is. */
static struct connection *take_idle(void) {
    while (run.idle_count) {
        struct connection *connection = run.idle[run.idle_first];
        run.idle_first = (run.idle_first + 1) % run.options.connections;
        run.idle_count--;
        if (connection->descriptor >= 0) return connection;
    }
    return NULL;
}

static void connect_all(const struct options *options) {
    SSL_CTX *context = make_context(options);
    int count = options->connections;
    run.idle = allocate((size_t)count, sizeof *run.idle);
    for (int i = 0; i < count; i++)
        add_idle(make_connection(context, options->ports[i % options->port_count]));
    run.alive = count;
}

/* ---- Sending ---- */

static void put_aside(struct connection *connection, const char *why) {
    fprintf(stderr, "client: a connection broke: %s\n", why);
    run.broken++;
    run.alive--;
    if (connection->is_waiting) run.waiting--;
    epoll_ctl(run.poll, EPOLL_CTL_DEL, connection->descriptor, NULL);
    close(connection->descriptor);
    connection->descriptor = -1;
}

static void await(struct connection *connection, uint32_t events) {
    struct epoll_event event = {.events = events, .data.ptr = connection};
    epoll_ctl(run.poll, EPOLL_CTL_MOD, connection->descriptor, &event);
}

/* Writes the call, or as much of it as the socket takes; goes on when it takes more. */
static void write_call(struct connection *connection) {
    int done = SSL_write(connection->ssl, connection->call, (int)connection->call_length);
    if (done > 0) return;
    switch (SSL_get_error(connection->ssl, done)) {
    case SSL_ERROR_WANT_WRITE: await(connection, EPOLLIN | EPOLLOUT); break;
    case SSL_ERROR_WANT_READ: break;
    default: put_aside(connection, "a message could not be written");
    }
}

static void send_next(struct connection *connection, uint64_t due) {
    struct body body = run.bodies[run.sent++];
    if (connection->call_room < body.length + 512) {
        connection->call_room = body.length + 512;
        connection->call = realloc(connection->call, connection->call_room);
        if (!connection->call) fail(EXIT_FAILURE, "no memory", NULL);
    }
    int head = snprintf(
        (char *)connection->call, 512,
        "POST /v1/notifications HTTP/1.1\r\nHost: localhost:%d\r\nContent-Type: %s\r\n"
        "Accept: application/json\r\nContent-Length: %u\r\n\r\n",
        connection->port, run.options.type, body.length);
    memcpy(connection->call + head, body.start, body.length);
    connection->call_length = (size_t)head + body.length;
    connection->answer_length = 0;
    connection->is_waiting = true;
    connection->due = due;
    run.waiting++;
    write_call(connection);
}

static bool is_over(uint64_t time) {
    return run.sent == run.body_count || (run.window_ended && time >= run.window_ended);
}

/* When a message is due at a fixed rate. */
static uint64_t due_time(size_t index) {
    return run.began + (uint64_t)((double)index / run.options.rate * SECOND);
}

/* Sends on idle connections what is to be sent by now. */
static void send_what_is_due(uint64_t time) {
    bool is_paced = run.options.rate > 0;
    while (!is_over(time) && !(is_paced && due_time(run.sent) > time)) {
        struct connection *connection = take_idle();
        if (!connection) return; /* the next answer wakes us */
        send_next(connection, is_paced ? due_time(run.sent) : now());
    }
    if (is_paced && !is_over(time)) {
        uint64_t next = due_time(run.sent);
        struct itimerspec wake = {.it_value = {(time_t)(next / SECOND), (long)(next % SECOND)}};
        timerfd_settime(run.timer, TFD_TIMER_ABSTIME, &wake, NULL);
    }
}

/* ---- Answers ---- */

/* Length of the answer in the buffer, 0 while it is not whole, -1 where it cannot be told. */
static ssize_t answer_length(struct connection *connection) {
    connection->answer[connection->answer_length] = 0;
    char *body = strstr(connection->answer, "\r\n\r\n");
    if (!body) return connection->answer_length == ANSWER_LIMIT ? -1 : 0;
    char *length = strcasestr(connection->answer, "\r\ncontent-length:");
    if (!length || length > body) return -1;
    size_t whole = (size_t)(body + 4 - connection->answer) + strtoul(length + 17, NULL, 10);
    if (whole > ANSWER_LIMIT) return -1;
    return whole <= connection->answer_length ? (ssize_t)whole : 0;
}

static void count_answer(struct connection *connection, uint64_t time) {
    int status = atoi(connection->answer + strlen("HTTP/1.1 "));
    if (status < 100 || status >= STATUS_LIMIT) status = 0;
    if (status != 202 && run.answers == run.statuses[202])
        fprintf(stderr, "client: the first answer other than 202:\n%s\n", connection->answer);
    run.statuses[status]++;
    run.answers++;
    run.last_answer = time;
    connection->is_waiting = false;
    run.waiting--;
    add_idle(connection);
    if (run.is_window_open) run.times[run.time_count++] = time - connection->due;
}

static void read_answer(struct connection *connection) {
    while (true) {
        int got = SSL_read(
            connection->ssl, connection->answer + connection->answer_length,
            (int)(ANSWER_LIMIT - connection->answer_length));
        if (got <= 0) {
            if (SSL_get_error(connection->ssl, got) == SSL_ERROR_WANT_READ) return;
            put_aside(connection, "the server closed it");
            return;
        }
        connection->answer_length += (size_t)got;
        ssize_t whole = connection->is_waiting ? answer_length(connection) : -1;
        if (whole < 0) {
            put_aside(connection, "an answer without Content-Length, or that nobody asked for");
            return;
        }
        if (whole > 0) {
            count_answer(connection, now());
            return;
        }
    }
}

/* ---- The run ---- */

/* Opens and closes the window in which answers count. */
static void turn_window(uint64_t time) {
    uint64_t opens = run.began + (uint64_t)(run.options.warm_up * SECOND);
    if (!run.is_window_open && !run.window_began && time >= opens) {
        run.is_window_open = true;
        run.window_began = time;
        run.processor_at_window = processor_seconds();
        if (run.options.seconds > 0)
            run.window_ended = time + (uint64_t)(run.options.seconds * SECOND);
    }
    if (run.is_window_open && run.window_ended && time >= run.window_ended) {
        run.is_window_open = false;
        run.processor_in_window = processor_seconds() - run.processor_at_window;
    }
}

static void handle(const struct epoll_event *event) {
    struct connection *connection = event->data.ptr;
    if (!connection) {
        uint64_t turns;
        if (read(run.timer, &turns, sizeof turns) < 0 && errno != EAGAIN)
            fail(EXIT_FAILURE, "timer", strerror(errno));
        return;
    }
    if (event->events & EPOLLOUT) {
        await(connection, EPOLLIN);
        write_call(connection);
    }
    if (connection->descriptor >= 0 && event->events & (EPOLLIN | EPOLLHUP | EPOLLERR))
        read_answer(connection);
}

static void begin(void) {
    run.timer = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
    epoll_ctl(run.poll, EPOLL_CTL_ADD, run.timer, &event);
    run.times = allocate(run.body_count, sizeof *run.times);
    struct timespec wall;
    clock_gettime(CLOCK_REALTIME, &wall);
    run.began_at = (double)wall.tv_sec + (double)wall.tv_nsec / 1e9;
    run.began = run.last_answer = now();
}

static void send_all(void) {
    enum { EVENTS = 64 };
    struct epoll_event events[EVENTS];
    begin();
    while (run.alive) {
        uint64_t time = now();
        turn_window(time);
        send_what_is_due(time);
        if (is_over(time) && !run.waiting) break;
        int found = epoll_wait(run.poll, events, EVENTS, 1000);
        for (int i = 0; i < found; i++) handle(&events[i]);
        if (run.waiting && now() - run.last_answer > PATIENCE_SECONDS * SECOND) {
            fprintf(stderr, "client: no answer for %d seconds\n", PATIENCE_SECONDS);
            break;
        }
    }
    if (run.is_window_open) {
        /* The bodies came to their end first, or there was no --seconds. */
        run.window_ended = run.last_answer;
        run.processor_in_window = processor_seconds() - run.processor_at_window;
    }
}

static int by_size(const void *left, const void *right) {
    uint64_t a = *(const uint64_t *)left, b = *(const uint64_t *)right;
    return (a > b) - (a < b);
}

static double milliseconds_at(double share) {
    if (!run.time_count) return 0;
    size_t place = (size_t)(share * (double)run.time_count);
    return (double)run.times[place < run.time_count ? place : run.time_count - 1] / 1e6;
}

static void tell(void) {
    qsort(run.times, run.time_count, sizeof *run.times, by_size);
    double seconds = run.window_began && run.window_ended > run.window_began
        ? (double)(run.window_ended - run.window_began) / SECOND : 0;
    printf("{\"rate\": %.1f, \"seconds\": %.3f, \"counted\": %zu, ",
        seconds > 0 ? (double)run.time_count / seconds : 0, seconds, run.time_count);
    printf("\"p50\": %.3f, \"p90\": %.3f, \"p99\": %.3f, \"max\": %.3f, ", milliseconds_at(0.5),
        milliseconds_at(0.9), milliseconds_at(0.99), milliseconds_at(1));
    printf("\"answers\": %zu, \"broken\": %zu, \"unanswered\": %d, \"left\": %zu, ", run.answers,
        run.broken, run.waiting, run.body_count - run.sent);
    printf("\"processorSeconds\": %.3f, \"beganAt\": %.6f, \"inAllSeconds\": %.6f, \"statuses\": {",
        run.processor_in_window, run.began_at, (double)(run.last_answer - run.began) / SECOND);
    const char *comma = "";
    for (int status = 0; status < STATUS_LIMIT; status++) {
        if (!run.statuses[status]) continue;
        printf("%s\"%d\": %zu", comma, status, run.statuses[status]);
        comma = ", ";
    }
    printf("}}\n");
}

int main(int count, char **words) {
    run.options = read_options(count, words);
    read_bodies(&run.options);
    run.poll = epoll_create1(EPOLL_CLOEXEC);
    connect_all(&run.options);
    send_all();
    tell();
    bool is_clean = run.answers && run.answers == run.statuses[202] && !run.broken && !run.waiting;
    return is_clean ? EXIT_SUCCESS : EXIT_FAILURE;
}
