// Go's net/http with a file server and handlers. Arguments: port, port with TLS, folder of pages, folder of certificates, port of the
// server behind.
package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httputil"
	"os"
	"sync"
	"time"
)

// What the lines of settings may need.
var _ = []any{httputil.ReverseProxy{}, (*sync.Mutex)(nil), time.Second}

func main() {
	// Lines that pass a request on name localhost:8081; here, that is the lab's own server behind, whose port differs in each run.
	http.DefaultTransport.(*http.Transport).DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, "127.0.0.1:"+os.Args[5])
	}
	mux := http.NewServeMux()
	mux.Handle("/", http.FileServer(http.Dir(os.Args[3])))
	mux.HandleFunc("/item", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Lab-By", "application")
		if r.Method != "GET" && r.Method != "HEAD" {
			w.Header().Set("Allow", "GET, HEAD")
			http.Error(w, "method not allowed", 405)
			return
		}
		fmt.Fprintln(w, "item")
	})
	mux.HandleFunc("/crash", func(w http.ResponseWriter, r *http.Request) { panic("boom") })
	mux.HandleFunc("/crash-late", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, "begun")
		w.(http.Flusher).Flush()
		panic("late")
	})
	mux.HandleFunc("/private", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Lab-By", "application")
		user, password, given := r.BasicAuth()
		if !given || user != "lab" || password != "secret" {
			w.Header().Set("WWW-Authenticate", `Basic realm="lab"`)
			http.Error(w, "who are you?", 401)
			return
		}
		fmt.Fprintln(w, "ok")
	})
	mux.HandleFunc("/upload", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Lab-By", "application")
		// @slot:upload@
		size, err := io.Copy(io.Discard, r.Body)
		// @slot:error@
		if err != nil {
			http.Error(w, err.Error(), 400)
			return
		}
		fmt.Fprintf(w, "size=%d\n", size)
	})
	// @slot:mux@
	var handler http.Handler = mux
	// @slot:handler@
	server := &http.Server{Addr: "127.0.0.1:" + os.Args[1], Handler: handler}
	// @slot:server@
	go func() {
		secure := &http.Server{Addr: "127.0.0.1:" + os.Args[2], Handler: handler}
		panic(secure.ListenAndServeTLS(os.Args[4]+"/cert.pem", os.Args[4]+"/key.pem"))
	}()
	panic(server.ListenAndServe())
}
