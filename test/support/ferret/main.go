// Command ferret serves the MongoDB wire protocol for tests, keeping its data in SQLite files or in a PostgreSQL.
//
// Usage: ferret <folder> <address>, or ferret postgres://… <address>, which is many times faster. It prints its URL on one line and ends when its standard input is closed, so that
// it never outlives the tests that started it.
package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	if len(os.Args) != 3 {
		fail("usage: ferret <folder or postgres://…> <address>")
	}
	config := &ferretdb.Config{
		Listener: ferretdb.ListenerConfig{TCP: os.Args[2]},
		Logger:   slog.New(slog.NewTextHandler(io.Discard, nil)),
	}
	if strings.HasPrefix(os.Args[1], "postgres://") {
		config.Handler = "postgresql"
		config.PostgreSQLURL = os.Args[1]
	} else {
		folder, err := filepath.Abs(os.Args[1])
		if err != nil {
			fail(err)
		}
		config.Handler = "sqlite"
		config.SQLiteURL = "file:" + folder + "/"
	}
	server, err := ferretdb.New(config)
	if err != nil {
		fail(err)
	}

	ctx, stop := context.WithCancel(context.Background())
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		stop()
	}()
	go func() { fmt.Println(server.MongoDBURI()) }()
	if err := server.Run(ctx); err != nil {
		fail(err)
	}
}

func fail(reason any) {
	fmt.Fprintln(os.Stderr, reason)
	os.Exit(1)
}
