package org.grapevine.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.grapevine.GrapevineException;
import org.grapevine.store.Question.Parameter;

/** Reads the leading comment of a Cypher text, whose grammar {@link Question} tells. */
final class QuestionHeader {
    private static final Pattern ENTRY = Pattern.compile("// (Question|Parameters|Columns|Example): *(.*)");
    private static final Pattern MORE = Pattern.compile("//   +(.*)");
    private static final Pattern NAME = Pattern.compile("\\$(\\w+)\\s*=\\s*");
    private static final Pattern MEANING = Pattern.compile("\\(([^()]*)\\)\\s*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");
    private static final Pattern TEXT = Pattern.compile("'([^']*)'");
    private static final Pattern WORD = Pattern.compile("true|false");
    private static final Pattern COMMA = Pattern.compile(",\\s*");
    private static final Pattern BLANKS = Pattern.compile("\\s*");
    private static final Pattern OPEN = Pattern.compile("\\[\\s*");
    private static final Pattern CLOSE = Pattern.compile("]");

    private final String where;
    private final String parameters;
    private int at;
    private MatchResult found = BLANKS.matcher("").toMatchResult();

    private QuestionHeader(String where, String parameters) {
        this.where = where;
        this.parameters = parameters;
    }

    static Question read(String name, String reader, String text) {
        Map<String, String> entries = entries(text);
        String where = reader.isEmpty() ? name : reader + "/" + name;
        return new Question(
                name,
                reader,
                entries.getOrDefault("Question", ""),
                new QuestionHeader(where, entries.getOrDefault("Parameters", "none")).parameters(),
                columns(entries.getOrDefault("Columns", "")),
                entries.getOrDefault("Example", ""),
                text);
    }

    private static Map<String, String> entries(String text) {
        Map<String, String> entries = new LinkedHashMap<>();
        String last = "";
        for (String line : text.lines().takeWhile(line -> line.startsWith("//")).toList()) {
            Matcher entry = ENTRY.matcher(line);
            Matcher more = MORE.matcher(line);
            if (entry.matches()) {
                last = entry.group(1);
                entries.put(last, entry.group(2).strip());
            } else if (more.matches() && !last.isEmpty()) {
                entries.merge(last, more.group(1).strip(), (before, after) -> before + " " + after);
            }
        }
        return entries;
    }

    private static List<String> columns(String entry) {
        List<String> columns = new ArrayList<>();
        for (String column : entry.split(",", -1)) {
            if (!column.isBlank()) {
                columns.add(column.strip());
            }
        }
        return columns;
    }

    private List<Parameter> parameters() {
        List<Parameter> read = new ArrayList<>();
        if (parameters.strip().equals("none")) {
            return read;
        }
        do {
            if (!sees(NAME)) {
                throw misread("a name such as $limit and '='");
            }
            String name = found.group(1);
            Object value = literal();
            sees(BLANKS);
            read.add(new Parameter(name, value, sees(MEANING) ? found.group(1).strip() : ""));
        } while (sees(COMMA));
        if (at < parameters.length()) {
            throw misread("a comma");
        }
        return read;
    }

    private Object literal() {
        if (sees(TEXT)) {
            return found.group(1);
        }
        if (sees(WORD)) {
            return Boolean.valueOf(found.group());
        }
        if (sees(NUMBER)) {
            boolean whole = found.group(1) == null && found.group(2) == null;
            return whole ? (Object) Long.valueOf(found.group()) : (Object) Double.valueOf(found.group());
        }
        if (!sees(OPEN)) {
            throw misread("a text in single quotes, a number, true, false or a list");
        }
        List<Object> list = new ArrayList<>();
        while (!sees(CLOSE)) {
            list.add(literal());
            sees(COMMA);
        }
        return List.copyOf(list);
    }

    /** Whether {@code what} stands here; if so, it is found and the reading goes on behind it. */
    private boolean sees(Pattern what) {
        Matcher matcher = what.matcher(parameters).region(at, parameters.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        found = matcher.toMatchResult();
        at = matcher.end();
        return true;
    }

    private GrapevineException misread(String wanted) {
        return GrapevineException.input(
                where + ": the parameters in the header cannot be read from '" + parameters.substring(at) + "' on",
                "put " + wanted + " there");
    }
}
