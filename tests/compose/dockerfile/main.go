// Reads a Dockerfile with the parser of Docker's builder, and prints its stages and the builder's warnings as JSON; what the
// builder refuses ends with status 1 and the reason. Of the paths on standard input, it prints those that .dockerignore lets in.
//
//	dockerfile DOCKERFILE DOCKERIGNORE < PATHS
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/moby/buildkit/frontend/dockerfile/instructions"
	"github.com/moby/buildkit/frontend/dockerfile/linter"
	"github.com/moby/buildkit/frontend/dockerfile/parser"
	"github.com/moby/patternmatcher"
	"github.com/moby/patternmatcher/ignorefile"
)

type step struct {
	Name    string               `json:"name"`
	Command instructions.Command `json:"command"`
}

type stage struct {
	Name  string `json:"name"`
	Base  string `json:"base"`
	Steps []step `json:"steps"`
}

func stages(name string) ([]stage, []string, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	parsed, err := parser.Parse(file)
	if err != nil {
		return nil, nil, err
	}
	warnings := []string{}
	for _, warning := range parsed.Warnings {
		warnings = append(warnings, warning.Short)
	}
	warn := func(rule, _, _, message string, _ []parser.Range) { warnings = append(warnings, rule+": "+message) }
	read, _, err := instructions.Parse(parsed.AST, linter.New(&linter.Config{Warn: warn}))
	if err != nil {
		return nil, nil, err
	}
	told := []stage{}
	for _, one := range read {
		steps := []step{}
		for _, command := range one.Commands {
			steps = append(steps, step{command.Name(), command})
		}
		told = append(told, stage{one.Name, one.BaseName, steps})
	}
	return told, warnings, nil
}

func letIn(name string, paths io.Reader) ([]string, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	patterns, err := ignorefile.ReadAll(file)
	if err != nil {
		return nil, err
	}
	matcher, err := patternmatcher.New(patterns)
	if err != nil {
		return nil, err
	}
	kept := []string{}
	lines := bufio.NewScanner(paths)
	for lines.Scan() {
		ignored, err := matcher.MatchesOrParentMatches(lines.Text())
		if err != nil {
			return nil, err
		}
		if !ignored {
			kept = append(kept, lines.Text())
		}
	}
	return kept, lines.Err()
}

func fail(err error, status int) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(status)
}

func main() {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("call: dockerfile DOCKERFILE DOCKERIGNORE < PATHS"), 2)
	}
	read, warnings, err := stages(os.Args[1])
	if err != nil {
		fail(err, 1)
	}
	context, err := letIn(os.Args[2], os.Stdin)
	if err != nil {
		fail(err, 1)
	}
	told := map[string]any{"stages": read, "warnings": warnings, "context": context}
	if err := json.NewEncoder(os.Stdout).Encode(told); err != nil {
		fail(err, 1)
	}
}
