// Gin with its recovery and nothing else. Arguments: port, folder of pages.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/gin-gonic/gin"
)

func main() {
	gin.SetMode("release")
	router := gin.New()
	router.Use(gin.Recovery(), func(c *gin.Context) { c.Header("Lab-By", "framework") })
	// @slot:router@
	by := func(text string) gin.HandlerFunc {
		return func(c *gin.Context) {
			c.Header("Lab-By", "application")
			c.String(200, text)
		}
	}
	router.GET("/item", by("item\n"))
	router.GET("/dir/", by("dir\n"))
	router.StaticFile("/hello.txt", os.Args[2]+"/hello.txt")
	router.GET("/crash", func(c *gin.Context) { panic("boom") })
	router.POST("/json", func(c *gin.Context) {
		var value map[string]interface{}
		if c.BindJSON(&value) == nil {
			c.JSON(200, value)
		}
	})
	router.GET("/private", gin.BasicAuth(gin.Accounts{"lab": "secret"}), by("ok\n"))
	router.POST("/upload", func(c *gin.Context) {
		c.Header("Lab-By", "application")
		size, err := io.Copy(io.Discard, c.Request.Body)
		if err != nil {
			c.String(400, err.Error())
			return
		}
		c.String(200, fmt.Sprintf("size=%d\n", size))
	})
	panic(router.Run("127.0.0.1:" + os.Args[1]))
}
