package cordon.exposure;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that each have a house of their own, in a folder of its own. */
public abstract class HouseTest {
  @TempDir protected Path folder;
  protected ExposureHouse house;

  /** Where the house keeps its rows; another one than that of a single server, where it says so. */
  protected String newDatabase() {
    return ExposureHouse.sqlite(folder);
  }

  @BeforeEach
  final void openHouse() {
    house = new ExposureHouse(folder, newDatabase());
  }

  @AfterEach
  final void closeHouse() {
    if (house != null) { // there is none where a test is left out for want of its database
      house.close();
    }
  }
}
