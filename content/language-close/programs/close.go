// One way for Go to end a connection: close CASE PORT. What stands between two marks is what the page shows.
package main

import (
	"net"
	"os"
	"runtime"
	"time"
)

func main() {
	dialed, err := net.Dial("tcp", "127.0.0.1:"+os.Args[2])
	if err != nil {
		os.Exit(1)
	}
	conn := dialed.(*net.TCPConn)
	dialed = nil
	time.Sleep(400 * time.Millisecond)
	os.Stderr.WriteString("MARK\n")
	switch os.Args[1] {
	case "close":
		//= close
		conn.Close()
		//=
	case "close-write":
		//= close-write
		conn.CloseWrite()
		//=
	case "close-read":
		//= close-read
		conn.CloseRead()
		//=
	case "linger-0":
		//= linger-0
		conn.SetLinger(0)
		conn.Close()
		//=
	case "file":
		//= file
		file, _ := conn.File()
		conn.Close()
		//=
		defer file.Close()
	case "forgotten":
		//= forgotten
		conn = nil
		runtime.GC()
		//=
	case "exit":
		//= exit
		os.Exit(0)
		//=
	default:
		os.Exit(1)
	}
	time.Sleep(2600 * time.Millisecond)
	os.Stderr.WriteString("END\n")
	time.Sleep(300 * time.Millisecond)
	runtime.KeepAlive(conn)
}
