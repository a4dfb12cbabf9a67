"""The scales: how well the record is read, measured against texts that people have coded."""
