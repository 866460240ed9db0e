import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.Shapes;

/** Prints the CPU seconds of repeated validations by Jena in one process: java -cp build/engines/jena-fuseki-server-*.jar JenaWarm.java DATA SHAPES */
public class JenaWarm {
    public static void main(String[] arguments) {
        Graph data = RDFDataMgr.loadGraph(arguments[0]);
        Shapes shapes = Shapes.parse(RDFDataMgr.loadGraph(arguments[1]));
        var thread = java.lang.management.ManagementFactory.getThreadMXBean();
        for (int round = 0; round < 5; round++) {
            long start = thread.getCurrentThreadCpuTime();
            ShaclValidator.get().validate(shapes, data);
            System.out.println((thread.getCurrentThreadCpuTime() - start) / 1e9);
        }
    }
}
