/* One way for C to end a connection: close CASE PORT. What stands between two marks is what the page shows. */
#include <arpa/inet.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define IS(name) (strcmp(argv[1], name) == 0)

int main(int argc, char **argv) {
  int fd = socket(AF_INET, SOCK_STREAM, 0);
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[argc - 1]))};
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  pid_t child = 0;
  if (connect(fd, (struct sockaddr *)&to, sizeof to) != 0) return 1;
  usleep(400000);
  write(2, "MARK\n", 5);
  if (IS("close")) {
    //= close
    close(fd);
    //=
  } else if (IS("shutdown-wr")) {
    //= shutdown-wr
    shutdown(fd, SHUT_WR);
    //=
  } else if (IS("shutdown-rd")) {
    //= shutdown-rd
    shutdown(fd, SHUT_RD);
    //=
  } else if (IS("shutdown-rdwr")) {
    //= shutdown-rdwr
    shutdown(fd, SHUT_RDWR);
    //=
  } else if (IS("linger-0")) {
    //= linger-0
    struct linger now = {.l_onoff = 1, .l_linger = 0};
    setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    close(fd);
    //=
  } else if (IS("fork")) {
    //= fork
    child = fork();
    if (child == 0) pause();
    close(fd);
    //=
  } else if (IS("fork-shutdown")) {
    //= fork-shutdown
    child = fork();
    if (child == 0) pause();
    shutdown(fd, SHUT_RDWR);
    close(fd);
    //=
  } else if (IS("exit")) {
    //= exit
    exit(0);
    //=
  } else {
    return 1;
  }
  usleep(2600000);
  write(2, "END\n", 4);
  usleep(300000);
  if (child > 0) kill(child, SIGKILL);
  return 0;
}
