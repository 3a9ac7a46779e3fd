package cordon.exposure.pages;

import cordon.exposure.ExposureHouse;

class PostgresVendorPageTest extends VendorPageTest {
  @Override
  String newDatabase() {
    return ExposureHouse.postgres();
  }
}
