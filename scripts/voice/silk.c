/*
 * What nodes/voice needs of Skype's SILK SDK: one decoder, one packet at a time. How a file is divided into
 * packets, and which of them are lost, is known outside. All memory is static, so that an instance has a
 * fixed size; whoever decodes two files at once takes two instances.
 */
#include "SKP_Silk_SDK_API.h"
#include "SKP_Silk_main.h"

#define EXPORT(name) __attribute__((export_name(name)))

enum {
	SAMPLE_RATE = 24000,
	SAMPLES_OF_FRAME = SAMPLE_RATE / 50,
};

static SKP_Silk_decoder_state decoder;
/* A packet counts as one frame until the first has been read, as in the SDK's own program. */
static SKP_SILK_SDK_DecControlStruct control = { .API_sampleRate = SAMPLE_RATE, .framesPerPacket = 1 };
static SKP_uint8 packet[MAX_ARITHM_BYTES];
static SKP_uint8 redundancy[MAX_ARITHM_BYTES];
static SKP_int16 sound[SAMPLES_OF_FRAME * SILK_MAX_FRAMES_PER_PACKET];
static int faults;

/* Where a packet is put before decode or recover. */
EXPORT("packet") SKP_uint8 *packet_address(void) { return packet; }

EXPORT("packetSize") int packet_size(void) { return sizeof packet; }

/* Where the samples lie that decode or conceal has made. */
EXPORT("sound") SKP_int16 *sound_address(void) { return sound; }

/* How many packets could not be read so far, or not to their end. The SDK puts something in their place. */
EXPORT("faults") int fault_count(void) { return faults; }

EXPORT("start") void start(void) { SKP_Silk_SDK_InitDecoder(&decoder); }

static int frame(int is_lost, int bytes, int at)
{
	SKP_int16 samples = 0;
	if (SKP_Silk_SDK_Decode(&decoder, &control, is_lost, packet, bytes, sound + at, &samples)) faults++;
	return samples;
}

/* All frames of the packet: returns samples. The SDK does not look into a packet that is too long. */
EXPORT("decode") int decode(int bytes)
{
	int at = 0, frames = 0;
	do at += frame(0, bytes, at);
	while (control.moreInternalDecoderFrames && ++frames < SILK_MAX_FRAMES_PER_PACKET);
	return at;
}

/* Something for a packet that is missing, as long as the one before it: returns samples. */
EXPORT("conceal") int conceal(void)
{
	int at = 0;
	for (int i = 0; i < control.framesPerPacket; i++) at += frame(1, 0, at);
	return at;
}

/*
 * A later packet may hold the missing one a second time. Puts that in its place: returns its bytes, or
 * none. The distance is 1 for the next packet, 2 for the one behind it.
 */
EXPORT("recover") int recover(int bytes, int distance)
{
	SKP_int16 found = 0;
	SKP_Silk_SDK_search_for_LBRR(packet, bytes, distance, redundancy, &found);
	SKP_memmove(packet, redundancy, found);
	return found;
}
