import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.util.CharTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;

/**
 * Apache Lucene behind the protocol of "Search Benchmark, the Game".
 *
 * <p>index CORPUS.jsonl DIR: one thread, tokens split at white space, positions on, nothing stored
 * but ids, one segment at the end. serve DIR: a line in, a line out.
 */
public class LuceneEngine {
    private static final String FIELD = "text";
    private static final double RAM_BUFFER_MB = 2000;

    public static void main(String[] args) throws Exception {
        if (args[0].equals("index")) {
            index(Path.of(args[1]), Path.of(args[2]));
        } else {
            new Server(Path.of(args[1])).run();
        }
    }

    private static Analyzer whitespace() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(
                        CharTokenizer.fromSeparatorCharPredicate(c -> c == ' '));
            }
        };
    }

    private static void index(Path corpus, Path folder) throws IOException {
        long started = System.nanoTime();
        IndexWriterConfig config = new IndexWriterConfig(whitespace());
        config.setSimilarity(new BM25Similarity(1.2f, 0.75f));
        config.setRAMBufferSizeMB(RAM_BUFFER_MB);
        config.setUseCompoundFile(false);
        FieldType type = new FieldType();
        type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
        type.setTokenized(true);
        type.freeze();
        long count = 0;
        long thread;
        try (MMapDirectory directory = new MMapDirectory(folder);
                IndexWriter writer = new IndexWriter(directory, config);
                BufferedReader lines = Files.newBufferedReader(corpus)) {
            Document document = new Document();
            StoredField id = new StoredField("id", "");
            Field text = new Field(FIELD, "", type);
            document.add(id);
            document.add(text);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                id.setStringValue(JsonLine.member(line, "id"));
                text.setStringValue(JsonLine.member(line, "text"));
                writer.addDocument(document);
                count++;
            }
            writer.forceMerge(1);
            writer.commit();
            thread = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        System.out.printf(
                "{\"documents\": %d, \"wall_seconds\": %.3f, \"process_cpu_seconds\": %.3f,"
                        + " \"thread_cpu_seconds\": %.3f}%n",
                count, (System.nanoTime() - started) / 1e9, system.getProcessCpuTime() / 1e9,
                thread / 1e9);
    }

    private static class Server {
        private final IndexSearcher searcher;
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private TopDocs best;

        Server(Path folder) throws IOException {
            searcher = new IndexSearcher(DirectoryReader.open(new MMapDirectory(folder)));
            searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
            searcher.setQueryCache(null);
        }

        void run() throws IOException {
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            var out =
                    new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] parts = line.split("\t");
                if (parts[0].equals("TIMED")) {
                    long wall = System.nanoTime();
                    long cpu = threads.getCurrentThreadCpuTime();
                    long found = answer(parts[1], parts[2]);
                    cpu = threads.getCurrentThreadCpuTime() - cpu;
                    wall = System.nanoTime() - wall;
                    out.write(found < 0 ? "UNSUPPORTED" : found + "\t" + wall + "\t" + cpu);
                } else if (parts[0].equals("IDS")) {
                    best = null;
                    StringBuilder ids = new StringBuilder().append(answer(parts[1], parts[2]));
                    StoredFields stored = searcher.storedFields();
                    if (best != null) {
                        for (ScoreDoc hit : best.scoreDocs) {
                            ids.append(' ').append(stored.document(hit.doc).get("id"));
                            ids.append(':').append(hit.score);
                        }
                    }
                    out.write(ids.toString());
                } else {
                    long found = answer(parts[0], parts[1]);
                    out.write(found < 0 ? "UNSUPPORTED" : Long.toString(found));
                }
                out.newLine();
                out.flush();
            }
        }

        private long answer(String command, String text) throws IOException {
            Query query = parse(text);
            switch (command) {
                case "COUNT":
                    return searcher.count(query);
                case "TOP_10":
                    return top(query, 10, 10);
                case "TOP_100":
                    return top(query, 100, 100);
                case "TOP_1000":
                    return top(query, 1000, 1000);
                case "TOP_10_COUNT":
                    top(query, 10, Integer.MAX_VALUE);
                    return best.totalHits.value();
                default:
                    return -1;
            }
        }

        private long top(Query query, int limit, int threshold) throws IOException {
            best = searcher.search(query, new TopScoreDocCollectorManager(limit, null, threshold));
            return 1;
        }
    }

    /** The game's syntax: words and "phrases", the latter with ~slop, each with + or - before it. */
    static Query parse(String text) {
        List<BooleanClause> clauses = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ') {
                at++;
                continue;
            }
            BooleanClause.Occur occur = BooleanClause.Occur.SHOULD;
            if (c == '+' || c == '-') {
                occur = c == '+' ? BooleanClause.Occur.MUST : BooleanClause.Occur.MUST_NOT;
                at++;
            }
            Query query;
            if (text.charAt(at) == '"') {
                int end = text.indexOf('"', at + 1);
                String[] words = text.substring(at + 1, end).trim().split(" +");
                at = end + 1;
                int slop = 0;
                if (at < text.length() && text.charAt(at) == '~') {
                    int digits = ++at;
                    while (at < text.length() && Character.isDigit(text.charAt(at))) at++;
                    slop = Integer.parseInt(text.substring(digits, at));
                }
                query =
                        words.length == 1
                                ? new TermQuery(new Term(FIELD, words[0]))
                                : new PhraseQuery(slop, FIELD, words);
            } else {
                int end = text.indexOf(' ', at);
                if (end < 0) end = text.length();
                query = new TermQuery(new Term(FIELD, text.substring(at, end)));
                at = end;
            }
            clauses.add(new BooleanClause(query, occur));
        }
        if (clauses.size() == 1 && clauses.get(0).occur() != BooleanClause.Occur.MUST_NOT) {
            return clauses.get(0).query();
        }
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        for (BooleanClause clause : clauses) builder.add(clause);
        return builder.build();
    }
}
