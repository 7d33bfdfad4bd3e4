import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs a class of a jar that is not on the class path: {@code Apart JAR CLASS ARGUMENT...}. The start script says why. */
public final class Apart {
    private Apart() {}

    public static void main(String[] arguments) throws Exception {
        URL jar = Path.of(arguments[0]).toUri().toURL();
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar})) {
            String[] rest = Arrays.copyOfRange(arguments, 2, arguments.length);
            loader.loadClass(arguments[1]).getMethod("main", String[].class).invoke(null, (Object) rest);
        }
    }
}
