"""The host process, started by `hosts`: its standard input is the socket to whoever started it."""

import socket

from workbench.limited.host import serve

if __name__ == "__main__":
    serve(socket.socket(fileno=0))
