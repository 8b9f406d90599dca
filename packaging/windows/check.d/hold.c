// Has a file open as a scanner does, so that nobody may rename it: hold FILE. It says so and waits to be ended.
#include <stdio.h>
#include <windows.h>

int wmain(int count, wchar_t **arguments) {
    if (count != 2) return 2;
    if (CreateFileW(arguments[1], GENERIC_READ, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL, OPEN_EXISTING, 0, NULL) == INVALID_HANDLE_VALUE) return 1;
    puts("held");
    fflush(stdout);
    Sleep(INFINITE);
    return 0;
}
