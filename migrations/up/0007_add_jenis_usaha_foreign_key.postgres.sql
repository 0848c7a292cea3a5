-- Section 5.2, phase 6: a group's kind of business refers to mst_jenis_usaha.

ALTER TABLE mst_kelompok_nelayan
    ADD CONSTRAINT fk_kelompok_nelayan_jenis_usaha
    FOREIGN KEY (jenis_usaha_id) REFERENCES mst_jenis_usaha (id);
