/* The SDK wants no more of a C library; the compiler makes instructions of the functions. */
typedef __SIZE_TYPE__ size_t;
#define NULL ((void *)0)
void *memcpy(void *, const void *, size_t);
void *memmove(void *, const void *, size_t);
void *memset(void *, int, size_t);
