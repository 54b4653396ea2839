package dev.athanor.sandbox.story;

import dev.athanor.sandbox.kubernetes.KubernetesApi;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** The command line of the demo, read. */
public record DemoArguments(KubernetesApi.Wanted api, Path example, boolean keep, boolean help) {

  public static final String USAGE =
      """
      Athanor's sandbox: a Kubernetes API, PostgreSQL, the operator, and Jobs as local processes.
      It tells the story of a shop's database, then goes away.

        --keep             stay up afterwards and say how to look around
        --api API          best            real binaries where KUBEBUILDER_ASSETS is set (default)
                           kube-apiserver  etcd and kube-apiserver from KUBEBUILDER_ASSETS
                           in-process      the API in this process
        --example FOLDER   the migrations (default migrations-image/examples/shop)
        --help             this text

      With Maven: ./mvnw -Pdemo -Ddemo.args="--keep"
      Exit codes: 0 it all came about, 1 it did not, 2 wrong usage""";

  /** A command line that is not understood; the message is a sentence for people. */
  public static final class Misused extends Exception {
    private static final long serialVersionUID = 1L;

    Misused(String message) {
      super(message);
    }
  }

  public static DemoArguments of(List<String> words) throws Misused {
    DemoArguments read =
        new DemoArguments(
            KubernetesApi.Wanted.BEST, Path.of("migrations-image/examples/shop"), false, false);
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      read =
          switch (word) {
            case "--keep" -> new DemoArguments(read.api, read.example, true, read.help);
            case "--help", "-h" -> new DemoArguments(read.api, read.example, read.keep, true);
            case "--api" -> read.withApi(value(word, rest));
            case "--example" ->
                new DemoArguments(read.api, Path.of(value(word, rest)), read.keep, read.help);
            default -> throw new Misused("There is no option " + word + "; --help lists them.");
          };
    }
    return read;
  }

  private static String value(String option, Iterator<String> rest) throws Misused {
    if (!rest.hasNext()) {
      throw new Misused(option + " needs a value; --help says which.");
    }
    return rest.next();
  }

  private DemoArguments withApi(String name) throws Misused {
    KubernetesApi.Wanted wanted =
        switch (name.toLowerCase(Locale.ROOT)) {
          case "best" -> KubernetesApi.Wanted.BEST;
          case "kube-apiserver" -> KubernetesApi.Wanted.KUBE_API_SERVER;
          case "in-process" -> KubernetesApi.Wanted.IN_PROCESS;
          default ->
              throw new Misused(
                  "--api is best, kube-apiserver or in-process, not %s.".formatted(name));
        };
    return new DemoArguments(wanted, example, keep, help);
  }
}
