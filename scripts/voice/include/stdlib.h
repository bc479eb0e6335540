/* The SDK wants no more of a C library; the compiler makes an instruction of it. */
int abs(int);
