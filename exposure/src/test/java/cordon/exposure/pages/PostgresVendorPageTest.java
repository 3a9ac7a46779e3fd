package cordon.exposure.pages;

import cordon.exposure.ExposureHouse;

class PostgresVendorPageTest extends VendorPageTest {
  @Override
  protected String newDatabase() {
    return ExposureHouse.postgres();
  }
}
