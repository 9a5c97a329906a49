/** Reads the lines of JSON Lines as far as the drivers of Lucene need it. */
final class JsonLine {
    private JsonLine() {}

    /** The string of a member; lines are written by the preparation, compactly or with one space. */
    static String member(String line, String name) {
        int start = line.indexOf('"' + name + "\":");
        start = line.indexOf('"', start + name.length() + 3) + 1;
        StringBuilder value = null;
        int from = start;
        for (int at = start; ; at++) {
            char c = line.charAt(at);
            if (c == '"') {
                if (value == null) return line.substring(start, at);
                return value.append(line, from, at).toString();
            }
            if (c != '\\') continue;
            if (value == null) value = new StringBuilder();
            value.append(line, from, at);
            char escaped = line.charAt(++at);
            switch (escaped) {
                case 'n' -> value.append('\n');
                case 't' -> value.append('\t');
                case 'r' -> value.append('\r');
                case 'b' -> value.append('\b');
                case 'f' -> value.append('\f');
                case 'u' -> {
                    value.append((char) Integer.parseInt(line.substring(at + 1, at + 5), 16));
                    at += 4;
                }
                default -> value.append(escaped);
            }
            from = at + 1;
        }
    }
}
