/*
 * The SDK's own programs (api/Encoder.c, api/Decoder.c), written for Node.js there, as part of a program
 * without it: a result is written to the standard output, an error ends it.
 */
#pragma once
#include <stdio.h>
#include <stdlib.h>

typedef void *napi_env, *napi_value;
typedef enum { napi_ok } napi_status;

static inline napi_status napi_create_buffer_copy(
	napi_env env, size_t size, const void *bytes, void **copy, napi_value *result)
{
	(void)env, (void)copy, (void)result;
	fwrite(bytes, 1, size, stdout);
	return napi_ok;
}

static inline napi_status napi_throw_error(napi_env env, const char *code, const char *message)
{
	(void)env, (void)code;
	fputs(message, stderr);
	exit(1);
}
