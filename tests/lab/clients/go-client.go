// Go's net/http client.
package main

import (
	"bufio"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"
)

func main() {
	client := &http.Client{Timeout: 8 * time.Second}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		parts := strings.Split(lines.Text(), "\t")
		var content io.Reader
		if parts[2] != "-" {
			content = strings.NewReader(parts[2])
		}
		request, _ := http.NewRequest(parts[0], parts[1], content)
		request.Header.Set("Authorization", "Basic bGFiOnNlY3JldA==")
		request.Header.Set("Cookie", "lab=1")
		if content != nil {
			request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		}
		response, err := client.Do(request)
		if err != nil {
			text := err.Error()
			fmt.Println("error: " + text[strings.LastIndex(text, ": ")+2:])
			continue
		}
		_, err = io.Copy(io.Discard, response.Body)
		response.Body.Close()
		if err != nil {
			fmt.Println("error: " + err.Error())
			continue
		}
		fmt.Println(response.StatusCode)
	}
}
