// Echo with its recovery and nothing else. Arguments: port, folder of pages.
package main

import (
	"fmt"
	"io"
	"os"

	"github.com/labstack/echo"
	"github.com/labstack/echo/middleware"
)

func main() {
	app := echo.New()
	app.HideBanner = true
	app.Pre(func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			c.Response().Header().Set("Lab-By", "framework")
			return next(c)
		}
	})
	app.Use(middleware.Recover())
	// @slot:app@
	by := func(text string) echo.HandlerFunc {
		return func(c echo.Context) error {
			c.Response().Header().Set("Lab-By", "application")
			return c.String(200, text)
		}
	}
	app.GET("/item", by("item\n"))
	app.GET("/dir/", by("dir\n"))
	app.File("/hello.txt", os.Args[2]+"/hello.txt")
	app.GET("/crash", func(c echo.Context) error { panic("boom") })
	app.POST("/json", func(c echo.Context) error {
		value := map[string]interface{}{}
		if err := c.Bind(&value); err != nil {
			return err
		}
		return c.JSON(200, value)
	})
	app.POST("/upload", func(c echo.Context) error {
		c.Response().Header().Set("Lab-By", "application")
		size, err := io.Copy(io.Discard, c.Request().Body)
		if err != nil {
			return err
		}
		return c.String(200, fmt.Sprintf("size=%d\n", size))
	})
	app.Logger.Fatal(app.Start("127.0.0.1:" + os.Args[1]))
}
