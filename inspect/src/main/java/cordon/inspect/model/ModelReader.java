package cordon.inspect.model;

import cordon.inspect.fact.Behaviour;
import cordon.inspect.fact.FileFacts;
import cordon.inspect.vocabulary.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads one file of weights, or one that comes with weights, for what loading it would do. Archives
 * are unpacked before; what a file is, is told by its content first and its name second.
 */
public final class ModelReader {
  private static final Set<String> PICKLES =
      Set.of("pkl", "pickle", "pck", "pcl", "joblib", "dill", "cloudpickle", "pkl5");

  /** May hold pickles, and much else. */
  private static final Set<String> WEIGHTS =
      Set.of("pt", "pth", "bin", "ckpt", "model", "sav", "dat", "data", "p", "mdl", "npy", "ptl");

  private static final Set<String> SETTINGS =
      Set.of(
          "config.json",
          "tokenizer_config.json",
          "processor_config.json",
          "preprocessor_config.json",
          "generation_config.json",
          "model_index.json",
          "chat_template.json",
          "chat_template.jinja");

  /** Models of no type of their own by content. */
  private static final Set<String> NAMED_ONLY = Set.of("joblib", "pkl", "pickle", "sav");

  /** A pickle of protocol 0 that calls something begins with a mark, a global, or a container. */
  private static final String FIRST_OF_TEXT_PICKLES = "c(i]}lV";

  private static final int MOST_INFLATED = 64 << 20;
  private static final int DEEPEST = 4;

  private final Vocabulary vocabulary;

  public ModelReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * Whether a file that is not known for a model may still be one, or say how one is put together.
   */
  public static boolean mayRead(String path, byte[] content) {
    return isSettings(path)
        || NAMED_ONLY.contains(extension(path))
        || (content.length > 0 && FIRST_OF_TEXT_PICKLES.indexOf(content[0]) >= 0);
  }

  /** Whether a file says how a model is put together rather than being one. */
  static boolean isSettings(String path) {
    return SETTINGS.contains(path.substring(path.lastIndexOf('/') + 1));
  }

  public FileFacts read(String path, byte[] content) {
    return read(path, content, content.length);
  }

  /**
   * @param content all of the file, or its beginning
   * @param size of the whole file
   */
  public FileFacts read(String path, byte[] content, long size) {
    ModelFindings findings = new ModelFindings(path);
    new Reading(path, findings).file(content, size);
    return findings.result();
  }

  private final class Reading {
    private final String path;
    private final String extension;
    private final ModelFindings findings;
    private boolean endedInWeights;

    Reading(String path, ModelFindings findings) {
      this.path = path;
      this.extension = extension(path);
      this.findings = findings;
    }

    void file(byte[] content, long size) {
      if (SafeTensorsFile.begins(content, extension)) {
        SafeTensorsFile.read(content, size, findings);
      } else if (GgufFile.begins(content)) {
        GgufFile.read(content, size, findings);
      } else {
        boolean known = bytes(content, 0);
        if (!known) {
          named(content);
        }
        if (content.length < size && !readsEnough(known)) {
          findings.doubt("it is too large to be read to its end");
        }
      }
    }

    /**
     * Raw weights run nothing, and their files are the largest. Loaders begin at the first byte: a
     * file that does not begin as anything known is raw.
     */
    private boolean readsEnough(boolean known) {
      return endedInWeights || (!known && extension.equals("bin") && findings.told() == 0);
    }

    /**
     * What bytes are by their own account.
     *
     * @return whether that is known
     */
    private boolean bytes(byte[] content, int layer) {
      PickleFile pickles = pickles(layer);
      if (PickleFile.begins(content, 0)) {
        disguise("pickle");
        pickles.read(content, 0, true);
        endedInWeights |= pickles.endedInWeights();
      } else if (NumpyFile.begins(content)) {
        NumpyFile.read(content, pickles, findings);
      } else if (KerasHdf5.begins(content)) {
        KerasHdf5.read(content, vocabulary, findings);
      } else if (isZlib(content)) {
        return inflated(content, layer);
      } else if (startsWith(content, 0, LZ4) || startsWith(content, 0, LZMA_ALONE)) {
        findings.doubt("it is compressed in a way that is not read here");
      } else {
        return false;
      }
      return true;
    }

    /** What a file is by its name, when its bytes do not say. */
    private void named(byte[] content) {
      if (isSettings(path)) {
        ModelSettings.read(path, content, vocabulary, findings);
      } else if (extension.equals("onnx")) {
        OnnxFile.read(content, vocabulary, findings);
      } else if (extension.equals("pb")) {
        SavedModelFile.read(content, path.endsWith("saved_model.pb"), vocabulary, findings);
      } else if (PICKLES.contains(extension)) {
        pickles(0).read(content, 0, true);
      } else if (WEIGHTS.contains(extension)) {
        pickles(0).read(content, 0, false);
      } else if (pickles(0).isWholly(content)) {
        disguise("pickle");
        pickles(0).read(content, 0, true);
      }
    }

    private PickleFile pickles(int layer) {
      return new PickleFile(vocabulary, findings, this::nested, layer);
    }

    private boolean nested(byte[] content, int layer) {
      if (layer > DEEPEST) {
        findings.doubt("it nests models more than " + DEEPEST + " deep");
        return false;
      }
      int before = findings.told();
      if (!bytes(content, layer)) {
        pickles(layer).read(content, 0, true);
      }
      return findings.told() == before;
    }

    private boolean inflated(byte[] content, int layer) {
      byte[] inflated = ModelReader.this.inflated(content, findings);
      if (inflated.length == 0) {
        return false;
      }
      if (layer >= DEEPEST) {
        findings.doubt("it is compressed more than " + DEEPEST + " times over");
      } else if (!bytes(inflated, layer + 1)) {
        pickles(layer + 1).read(inflated, 0, PICKLES.contains(extension));
      }
      return true;
    }

    private void disguise(String as) {
      if (DISGUISES.contains(extension)) {
        findings.fact(
            Behaviour.CONCEALED, "disguised:" + as, "a " + as + " under the name of ." + extension);
      }
    }
  }

  /** Names by which nobody expects a pickle. */
  private static final Set<String> DISGUISES =
      Set.of(
          "txt",
          "md",
          "json",
          "csv",
          "png",
          "jpg",
          "jpeg",
          "gif",
          "wav",
          "mp3",
          "safetensors",
          "onnx",
          "gguf",
          "h5",
          "yaml",
          "yml",
          "toml",
          "xml",
          "html",
          "pdf",
          "py",
          "npy");

  private static final byte[] LZ4 = {4, 0x22, 0x4d, 0x18};
  private static final byte[] LZMA_ALONE = {0x5d, 0, 0};

  private static boolean isZlib(byte[] content) {
    return content.length > 6
        && content[0] == 0x78
        && ((content[0] & 0xFF) << 8 | (content[1] & 0xFF)) % 31 == 0;
  }

  /** Empty when it is not zlib after all. */
  private byte[] inflated(byte[] content, ModelFindings findings) {
    Inflater inflater = new Inflater();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    try {
      inflater.setInput(content);
      int n;
      while ((n = inflater.inflate(buffer)) > 0) {
        out.write(buffer, 0, n);
        if (out.size() > MOST_INFLATED) {
          findings.doubt("it unpacks to more than " + MOST_INFLATED + " bytes");
          break;
        }
      }
    } catch (DataFormatException e) {
      if (out.size() > 0) {
        findings.doubt("its compressed data breaks off");
      }
    } finally {
      inflater.end();
    }
    return out.toByteArray();
  }

  static boolean startsWith(byte[] content, int at, byte[] prefix) {
    if (content.length - at < prefix.length) {
      return false;
    }
    for (int i = 0; i < prefix.length; i++) {
      if (content[at + i] != prefix[i]) {
        return false;
      }
    }
    return true;
  }

  static String extension(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
