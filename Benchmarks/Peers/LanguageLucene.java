import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.QueryBuilder;

/**
 * Apache Lucene with its analyzer of a language, as it comes: with its stop words, and its stemmer
 * where it has one. ANALYZER is the name of its class behind org.apache.lucene.analysis, as in
 * en.EnglishAnalyzer.
 *
 * <p>index ANALYZER CORPUS.jsonl DIR: title and text in one field. measure ANALYZER CORPUS.jsonl
 * DIR: the same over and over, and says what it costs. serve ANALYZER DIR DEPTH K1 B: a question a
 * line in, in quotes if it is a phrase, the ids of the documents found a line out, best first.
 */
public class LanguageLucene {
    private static final String FIELD = "text";
    private static final double RAM_BUFFER_MB = 1000;
    /** So many rounds are measured, after as many that warm up. */
    private static final int ROUNDS = 3;

    public static void main(String[] args) throws Exception {
        Analyzer analyzer =
                (Analyzer)
                        Class.forName("org.apache.lucene.analysis." + args[1])
                                .getDeclaredConstructor()
                                .newInstance();
        switch (args[0]) {
            case "index" -> index(analyzer, Path.of(args[2]), Path.of(args[3]));
            case "measure" -> measure(analyzer, Path.of(args[2]), Path.of(args[3]));
            default -> {
                float k1 = Float.parseFloat(args[4]);
                float b = Float.parseFloat(args[5]);
                int depth = Integer.parseInt(args[3]);
                serve(analyzer, Path.of(args[2]), depth, new BM25Similarity(k1, b));
            }
        }
    }

    private static void index(Analyzer analyzer, Path corpus, Path folder) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(analyzer);
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        config.setRAMBufferSizeMB(RAM_BUFFER_MB);
        try (MMapDirectory directory = new MMapDirectory(folder);
                IndexWriter writer = new IndexWriter(directory, config);
                BufferedReader lines = Files.newBufferedReader(corpus)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Document document = new Document();
                document.add(new StoredField("id", JsonLine.member(line, "id")));
                for (String name : List.of("title", "text")) {
                    String value = JsonLine.member(line, name);
                    document.add(new TextField(FIELD, value, Field.Store.NO));
                }
                writer.addDocument(document);
            }
            writer.forceMerge(1);
            writer.commit();
        }
    }

    /** Prints tokens, and the least CPU seconds of this thread to analyze and to index all. */
    private static void measure(Analyzer analyzer, Path corpus, Path folder) throws IOException {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long analysis = Long.MAX_VALUE;
        long indexing = Long.MAX_VALUE;
        long tokens = 0;
        for (int round = 0; round < 2 * ROUNDS; round++) {
            long start = threads.getCurrentThreadCpuTime();
            tokens = analyze(analyzer, corpus);
            long middle = threads.getCurrentThreadCpuTime();
            index(analyzer, corpus, folder);
            long end = threads.getCurrentThreadCpuTime();
            if (round < ROUNDS) continue;
            analysis = Math.min(analysis, middle - start);
            indexing = Math.min(indexing, end - middle);
        }
        System.out.printf(
                "{\"tokens\": %d, \"analysis_seconds\": %.4f, \"indexing_seconds\": %.4f}%n",
                tokens, analysis / 1e9, indexing / 1e9);
    }

    private static long analyze(Analyzer analyzer, Path corpus) throws IOException {
        long tokens = 0;
        try (BufferedReader lines = Files.newBufferedReader(corpus)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String text = JsonLine.member(line, "text");
                try (TokenStream stream = analyzer.tokenStream(FIELD, text)) {
                    stream.reset();
                    while (stream.incrementToken()) tokens++;
                    stream.end();
                }
            }
        }
        return tokens;
    }

    private static void serve(
            Analyzer analyzer, Path folder, int depth, BM25Similarity similarity)
            throws IOException {
        IndexSearcher searcher =
                new IndexSearcher(DirectoryReader.open(new MMapDirectory(folder)));
        searcher.setSimilarity(similarity);
        QueryBuilder builder = new QueryBuilder(analyzer);
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            List<String> ids = new ArrayList<>();
            boolean isPhrase = line.startsWith("\"");
            // Null where all words are stop words.
            Query query =
                    isPhrase
                            ? builder.createPhraseQuery(FIELD, line.substring(1, line.length() - 1))
                            : builder.createBooleanQuery(FIELD, line);
            if (query != null) {
                StoredFields stored = searcher.storedFields();
                for (ScoreDoc hit : searcher.search(query, depth).scoreDocs) {
                    ids.add(stored.document(hit.doc).get("id"));
                }
            }
            out.println(String.join(" ", ids));
        }
        out.flush();
    }
}
