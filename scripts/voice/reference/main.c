/*
 * The SDK's encoder and decoder, compiled as they are, for the values that the tests compare with.
 *
 *   reference encode <rate> <packet ms> <bits/s> <loss %> <FEC 0|1> <DTX 0|1> < sound.pcm > voice.silk
 *   reference decode < voice.silk > sound.pcm
 */
#include <string.h>
#include "SKP_Silk_API.h"

enum { LARGEST = 1 << 24, MOST_COMPLEX = 2, WE_CHAT = 1, QUIET = 1, OUTPUT_RATE = 24000 };

/* Behind the file there is room for what the decoder reads without asking. */
static char input[LARGEST + 64];

int main(int count, char **words)
{
	size_t size = fread(input, 1, LARGEST, stdin);
	if (count == 2 && !strcmp(words[1], "decode")) {
		Decode(0, input, size, QUIET, 0, OUTPUT_RATE);
		return 0;
	}
	if (count == 8 && !strcmp(words[1], "encode")) {
		int number[8];
		for (int i = 2; i < 8; i++) number[i] = atoi(words[i]);
		Encode(0, input, size, number[2], 0, number[3], number[4], number[5], MOST_COMPLEX, number[6],
			number[7], QUIET, WE_CHAT, 0);
		return 0;
	}
	fputs("What is to be done?\n", stderr);
	return 2;
}
