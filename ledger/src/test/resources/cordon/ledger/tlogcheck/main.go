// Checks an exported log with the Go checksum database's own libraries, which know nothing of us:
// tlogcheck FOLDER VERIFIER-KEY
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Println("NOT VERIFIED:", err)
		os.Exit(1)
	}
}

func run(folder, key string) error {
	tree, err := checkpoint(folder, key)
	if err != nil {
		return err
	}
	// From the tiles, each checked against the signed root by the reader itself.
	reader := tlog.TileHashReader(tree, tiles{folder})
	for index := int64(0); index < tree.N; index += 1 + tree.N/50 {
		proof, err := tlog.ProveRecord(tree.N, index, reader)
		if err != nil {
			return err
		}
		leaf, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, index)})
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, leaf[0]); err != nil {
			return err
		}
	}
	// From the entries, without the tiles.
	root, err := recompute(folder, tree.N)
	if err != nil {
		return err
	}
	if root != tree.Hash {
		return fmt.Errorf("entries give the root %v, signed is %v", root, tree.Hash)
	}
	fmt.Println("VERIFIED", tree.N)
	return nil
}

func checkpoint(folder, key string) (tlog.Tree, error) {
	verifier, err := note.NewVerifier(key)
	if err != nil {
		return tlog.Tree{}, err
	}
	text, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	if err != nil {
		return tlog.Tree{}, err
	}
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() {
		return tlog.Tree{}, fmt.Errorf("origin %q", lines[0])
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return tlog.Tree{}, err
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil {
		return tlog.Tree{}, err
	}
	return tlog.Tree{N: size, Hash: tlog.Hash(root)}, nil
}

type tiles struct{ folder string }

func (t tiles) Height() int                     { return 8 }
func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (t tiles) ReadTiles(want []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range want {
		// Go names the height in the path, tlog-tiles does not.
		content, err := os.ReadFile(filepath.Join(t.folder, strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
		if err != nil {
			return nil, err
		}
		data = append(data, content)
	}
	return data, nil
}

func recompute(folder string, size int64) (tlog.Hash, error) {
	var stored []tlog.Hash
	hashes := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		var found []tlog.Hash
		for _, index := range indexes {
			found = append(found, stored[index])
		}
		return found, nil
	})
	for record := int64(0); record < size; {
		width := min(256, size-record)
		path := tlog.Tile{H: 8, L: 0, N: record / 256, W: int(width)}.Path()
		bundle, err := os.ReadFile(filepath.Join(folder, strings.Replace(path, "tile/8/0/", "tile/entries/", 1)))
		if err != nil {
			return tlog.Hash{}, err
		}
		for ; len(bundle) > 0; record++ {
			length := 2 + int(binary.BigEndian.Uint16(bundle))
			more, err := tlog.StoredHashes(record, bundle[2:length], hashes)
			if err != nil {
				return tlog.Hash{}, err
			}
			stored = append(stored, more...)
			bundle = bundle[length:]
		}
	}
	return tlog.TreeHash(size, hashes)
}
