import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
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
 * Apache Lucene with its English analyzer, as it is used on English text: stop words are dropped,
 * possessives and Porter stems taken off.
 *
 * <p>index CORPUS.jsonl DIR: title and text in one field. serve DIR DEPTH K1 B: a question a line in,
 * the ids of the documents found a line out, best first.
 */
public class EnglishLucene {
    private static final String FIELD = "text";
    private static final double RAM_BUFFER_MB = 1000;

    public static void main(String[] args) throws Exception {
        if (args[0].equals("index")) {
            index(Path.of(args[1]), Path.of(args[2]));
        } else {
            float k1 = Float.parseFloat(args[3]);
            float b = Float.parseFloat(args[4]);
            serve(Path.of(args[1]), Integer.parseInt(args[2]), new BM25Similarity(k1, b));
        }
    }

    private static void index(Path corpus, Path folder) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(new EnglishAnalyzer());
        config.setRAMBufferSizeMB(RAM_BUFFER_MB);
        try (MMapDirectory directory = new MMapDirectory(folder);
                IndexWriter writer = new IndexWriter(directory, config);
                BufferedReader lines = Files.newBufferedReader(corpus)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Document document = new Document();
                document.add(new StoredField("id", LuceneEngine.member(line, "id")));
                for (String name : List.of("title", "text")) {
                    String value = LuceneEngine.member(line, name);
                    document.add(new TextField(FIELD, value, Field.Store.NO));
                }
                writer.addDocument(document);
            }
            writer.forceMerge(1);
            writer.commit();
        }
    }

    private static void serve(Path folder, int depth, BM25Similarity similarity)
            throws IOException {
        IndexSearcher searcher =
                new IndexSearcher(DirectoryReader.open(new MMapDirectory(folder)));
        searcher.setSimilarity(similarity);
        QueryBuilder builder = new QueryBuilder(new EnglishAnalyzer());
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            List<String> ids = new ArrayList<>();
            // Null where all words are stop words.
            Query query = builder.createBooleanQuery(FIELD, line);
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
