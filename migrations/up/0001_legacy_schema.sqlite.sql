-- The eleven tables before the restructure (sections 3.1 and 5.2), without the columns of 0005.
-- Table names are quoted because ALTER TABLE ... RENAME writes them so: when 0002 to 0004 are reverted,
-- the text in sqlite_master is the same again. A bigint key says NOT NULL because SQLite lets it be NULL.

-- Administrative areas (sections 3.1.1 to 3.1.4)
CREATE TABLE "provinces" (
    id integer PRIMARY KEY,
    name text NOT NULL,
    alt_name text,
    latitude numeric,
    longitude numeric
);
CREATE INDEX idx_provinces_name_lower ON "provinces" (name);

CREATE TABLE "regencies" (
    id bigint NOT NULL PRIMARY KEY,
    province_id bigint NOT NULL REFERENCES "provinces" (id) ON DELETE CASCADE ON UPDATE CASCADE,
    name text NOT NULL,
    alt_name text NOT NULL DEFAULT '',
    latitude numeric NOT NULL DEFAULT '0',
    longitude numeric NOT NULL DEFAULT '0'
);
CREATE INDEX idx_regencies_province_id ON "regencies" (province_id);
CREATE INDEX idx_regencies_name_lower ON "regencies" (name);
CREATE INDEX idx_regencies_province_name ON "regencies" (province_id, name);

CREATE TABLE "districts" (
    id bigint NOT NULL PRIMARY KEY,
    regency_id bigint NOT NULL REFERENCES "regencies" (id) ON DELETE CASCADE ON UPDATE CASCADE,
    name text NOT NULL,
    alt_name text NOT NULL DEFAULT '',
    latitude numeric NOT NULL DEFAULT '0',
    longitude numeric NOT NULL DEFAULT '0'
);
CREATE INDEX idx_districts_regency_id ON "districts" (regency_id);
CREATE INDEX idx_districts_name_lower ON "districts" (name);
CREATE INDEX idx_districts_regency_name ON "districts" (regency_id, name);

CREATE TABLE "villages" (
    id bigint NOT NULL PRIMARY KEY,
    district_id bigint NOT NULL REFERENCES "districts" (id) ON DELETE CASCADE ON UPDATE CASCADE,
    name text NOT NULL,
    alt_name text NOT NULL DEFAULT '',
    latitude double precision NOT NULL DEFAULT 0,
    longitude double precision NOT NULL DEFAULT 0
);
CREATE INDEX idx_villages_district_id ON "villages" (district_id);
CREATE INDEX idx_villages_name_lower ON "villages" (name);
CREATE INDEX idx_villages_district_name ON "villages" (district_id, name);

-- Organization and staff (sections 3.1.5 to 3.1.9)
CREATE TABLE "unit_pelaksanaan_teknis" (
    id integer PRIMARY KEY AUTOINCREMENT,
    nama_organisasi varchar(255) NOT NULL,
    pimpinan varchar(255) NOT NULL,
    province_id integer NOT NULL REFERENCES "provinces" (id)
);

CREATE TABLE "organisasi" (
    id integer PRIMARY KEY AUTOINCREMENT,
    level_organisasi varchar(100) NOT NULL,
    kode_organisasi varchar(50) NOT NULL,
    nama_organisasi varchar(255) NOT NULL,
    keterangan text,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE "roles" (
    id integer PRIMARY KEY AUTOINCREMENT,
    level_role varchar(100) NOT NULL,
    nama_role varchar(255) NOT NULL,
    keterangan text,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE "pegawai" (
    id integer PRIMARY KEY AUTOINCREMENT,
    nip varchar(50) NOT NULL UNIQUE,
    nama varchar(255) NOT NULL,
    email varchar(255) NOT NULL UNIQUE,
    jabatan varchar(255) NOT NULL,
    organisasi_id integer NOT NULL REFERENCES "organisasi" (id),
    role_id integer NOT NULL REFERENCES "roles" (id),
    status_aktif boolean NOT NULL DEFAULT TRUE,
    last_login timestamp,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE "penyuluh" (
    id integer PRIMARY KEY AUTOINCREMENT,
    pegawai_id integer NOT NULL REFERENCES "pegawai" (id),
    upt_id integer NOT NULL REFERENCES "unit_pelaksanaan_teknis" (id),
    province_id integer NOT NULL REFERENCES "provinces" (id),
    jumlah_kelompok integer NOT NULL DEFAULT 0,
    program_prioritas varchar(255),
    status_aktif boolean NOT NULL DEFAULT TRUE,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP
);

-- Fisherman groups and attendance (sections 3.1.10 and 3.1.11)
CREATE TABLE "kelompok_nelayan" (
    id integer PRIMARY KEY AUTOINCREMENT,
    nib_kelompok varchar(50) NOT NULL UNIQUE,
    no_registrasi varchar(50) NOT NULL UNIQUE,
    nama_kelompok varchar(255) NOT NULL,
    nik_ketua varchar(50) NOT NULL,
    nama_ketua varchar(255) NOT NULL,
    upt_id integer NOT NULL REFERENCES "unit_pelaksanaan_teknis" (id),
    province_id integer NOT NULL REFERENCES "provinces" (id),
    penyuluh_id integer NOT NULL REFERENCES "penyuluh" (id),
    gabungan_kelompok_id integer REFERENCES "kelompok_nelayan" (id),
    jumlah_anggota integer NOT NULL DEFAULT 1,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE "absensi" (
    id integer PRIMARY KEY AUTOINCREMENT,
    date date NOT NULL,
    nip varchar(50) NOT NULL REFERENCES "pegawai" (nip),
    checkin timestamp NOT NULL,
    ci_latitude decimal(10,8) NOT NULL,
    ci_longitude decimal(11,8) NOT NULL,
    checkin_photo_url varchar(500),
    checkin_photo_id varchar(255),
    checkout timestamp,
    co_latitude decimal(10,8),
    co_longitude decimal(11,8),
    working_hours decimal(5,2),
    status varchar(50),
    total_overtime decimal(5,2) DEFAULT 0,
    created_at timestamp DEFAULT CURRENT_TIMESTAMP,
    updated_at timestamp DEFAULT CURRENT_TIMESTAMP
);
