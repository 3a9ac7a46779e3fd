package cordon.gate.inspection;

import cordon.gate.TestDatabases;
import java.nio.file.Path;

class SqliteInspectionFormsTest extends InspectionFormsContract {
  @Override
  String url(Path folder) {
    return TestDatabases.sqlite(folder);
  }
}
