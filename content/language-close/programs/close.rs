// One way for Rust to end a connection: close CASE PORT. What stands between two marks is what the page shows.
use std::env::args;
use std::io::Write;
use std::net::{Shutdown, TcpStream};
use std::thread::sleep;
use std::time::Duration;

fn say(word: &[u8]) {
    std::io::stderr().write_all(word).unwrap();
}

fn main() {
    let given: Vec<String> = args().collect();
    let stream = TcpStream::connect(format!("127.0.0.1:{}", given[2])).unwrap();
    sleep(Duration::from_millis(400));
    say(b"MARK\n");
    let mut kept = None;
    match given[1].as_str() {
        "drop" => {
            //= drop
            drop(stream);
            //=
        }
        "shutdown-write" => {
            //= shutdown-write
            stream.shutdown(Shutdown::Write).unwrap();
            //=
            kept = Some(stream);
        }
        "shutdown-both" => {
            //= shutdown-both
            stream.shutdown(Shutdown::Both).unwrap();
            //=
            kept = Some(stream);
        }
        "try-clone" => {
            //= try-clone
            let clone = stream.try_clone().unwrap();
            drop(stream);
            //=
            kept = Some(clone);
        }
        "forget" => {
            //= forget
            std::mem::forget(stream);
            //=
        }
        "exit" => {
            //= exit
            std::process::exit(0);
            //=
        }
        _ => panic!(),
    }
    sleep(Duration::from_millis(2600));
    say(b"END\n");
    sleep(Duration::from_millis(300));
    drop(kept);
}
