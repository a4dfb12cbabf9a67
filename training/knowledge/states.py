"""Derives actors/data/states.csv from factbook (CC0), country-codes (PDDL) and the COW and GW state lists (MIT).

Run: python training/knowledge/states.py SHARED_ACTORS_FOLDER OUTPUT.csv
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

# The list runs Serbia together with Kosovo, and Gaza with the West Bank, which has no code of its own.
FIPS = {"SRB": "RI", "PSE": ""}
COLUMNS = ["kind", "iso3", "iso2", "cow", "gw", "fips", "name", "aliases", "nouns", "adjectives", "capital", "valid_from", "valid_to"]
# The sovereign of each dependency that ISO lists on its own.
SOVEREIGN = {
    "USA": "ASM GUM MNP PRI VIR UMI",
    "GBR": "AIA BMU IOT CYM FLK GIB GGY IMN JEY MSR PCN SHN SGS TCA VGB",
    "FRA": "GUF PYF ATF GLP MTQ MYT NCL REU BLM MAF SPM WLF",
    "NLD": "ABW CUW BES SXM",
    "DNK": "FRO GRL",
    "NOR": "BVT SJM",
    "AUS": "CXR CCK HMD NFK",
    "NZL": "COK NIU TKL",
    "FIN": "ALA",
    "CHN": "MAC",
}
NAME = {
    "BOL": "Bolivia", "BRN": "Brunei", "CIV": "Ivory Coast", "COD": "Democratic Republic of the Congo", "COG": "Republic of the Congo",
    "CPV": "Cape Verde", "CZE": "Czech Republic", "FSM": "Micronesia", "GBR": "United Kingdom", "GMB": "Gambia", "HKG": "Hong Kong",
    "IRN": "Iran", "KOR": "South Korea", "LAO": "Laos", "MDA": "Moldova", "MKD": "North Macedonia", "MMR": "Myanmar", "NLD": "Netherlands",
    "PRK": "North Korea", "PSE": "Palestine", "RUS": "Russia", "SWZ": "Eswatini", "SYR": "Syria", "TLS": "East Timor", "TUR": "Turkey",
    "TWN": "Taiwan", "TZA": "Tanzania", "USA": "United States", "VAT": "Holy See", "VEN": "Venezuela", "VNM": "Vietnam", "BHS": "Bahamas",
    "STP": "Sao Tome and Principe", "BIH": "Bosnia and Herzegovina", "TTO": "Trinidad and Tobago", "ATG": "Antigua and Barbuda",
    "KNA": "Saint Kitts and Nevis", "LCA": "Saint Lucia", "VCT": "Saint Vincent and the Grenadines", "ARE": "United Arab Emirates",
    "CAF": "Central African Republic", "DOM": "Dominican Republic", "KGZ": "Kyrgyzstan",
}
ALIASES = {
    "USA": "U.S.;US;U.S.A.;USA;United States of America;America;U. S.",
    "GBR": "U.K.;UK;Britain;Great Britain;United Kingdom of Great Britain and Northern Ireland",
    "RUS": "Russian Federation", "CHN": "People's Republic of China;PRC;mainland China", "TWN": "Republic of China;Chinese Taipei",
    "PRK": "DPRK;D.P.R.K.;N. Korea;N Korea;Democratic People's Republic of Korea", "KOR": "ROK;Republic of Korea;S Korea;S. Korea;Korea",
    "COD": "DR Congo;D.R. Congo;DRC;Congo-Kinshasa;Democratic Republic of Congo;Congo",
    "COG": "Congo-Brazzaville;Congo Republic;Congo Brazzaville;Republic of Congo", "CIV": "Côte d'Ivoire;Cote d'Ivoire;Côte d’Ivoire",
    "MMR": "Myanmar;Burma", "SWZ": "Swaziland", "MKD": "Macedonia;Former Yugoslav Republic of Macedonia;FYROM", "CZE": "Czechia",
    "TLS": "Timor-Leste;Timor Leste", "CPV": "Cabo Verde", "TUR": "Türkiye;Turkiye;Republic of Turkey", "VAT": "Vatican;Vatican City",
    "PSE": "Palestinian Authority;Palestinian National Authority;State of Palestine;Palestinian territories;Palestinian Territories;"
           "Palestinian Territory;occupied Palestinian territory",
    "ARE": "UAE;U.A.E.;Emirates", "SAU": "Kingdom of Saudi Arabia;KSA", "BIH": "Bosnia;Bosnia-Herzegovina;Bosnia-Hercegovina;BiH",
    "IRN": "Islamic Republic of Iran;Islamic Republic;Persia", "SYR": "Syrian Arab Republic", "LKA": "Ceylon", "VNM": "Viet Nam",
    "CAF": "CAR;Central African Rep", "KGZ": "Kyrgyz Republic;Kirghizia", "KAZ": "Kazakstan", "TJK": "Tadjikistan",
    "IRL": "Irish Republic;Republic of Ireland",
    "PNG": "PNG", "GNB": "Guinea Bissau", "HKG": "HKSAR;HK", "KOS": "Republic of Kosovo", "LAO": "Lao PDR",
    "ZAF": "Republic of South Africa;RSA",
    "NLD": "Holland;The Netherlands", "AUS": "Commonwealth of Australia", "BLR": "Byelorussia;Belorussia", "MDV": "Maldive Islands",
    "TTO": "Trinidad", "ATG": "Antigua", "KNA": "St Kitts and Nevis;St. Kitts and Nevis", "LCA": "St Lucia;St. Lucia",
    "VCT": "St Vincent and the Grenadines;St. Vincent and the Grenadines;St. Vincent", "STP": "São Tomé and Príncipe;São Tomé",
    "SSD": "S. Sudan", "NZL": "NZ",
    "KHM": "Kampuchea", "FJI": "Fiji Islands", "BHS": "The Bahamas", "GMB": "The Gambia", "FSM": "Federated States of Micronesia",
    "UKR": "The Ukraine", "ISR": "State of Israel;Zionist enemy;Zionist entity;Zionist regime",
    "LBN": "Lebanese Republic", "LBY": "Jamahiriya", "DEU": "Federal Republic of Germany",
}
NOUNS = {
    "USA": "American", "GBR": "Briton;Brit", "FRA": "Frenchman;Frenchmen;Frenchwoman", "IRL": "Irishman;Irishmen",
    "NLD": "Dutchman;Dutchmen",
    "PSE": "Palestinian", "KOS": "Kosovar;Kosovan", "TWN": "Taiwanese", "ARE": "Emirati", "CHN": "Chinese", "IRQ": "Iraqi",
    "PHL": "Filipino;Filipina",
    "TUR": "Turk", "ESP": "Spaniard", "KAZ": "Kazakh;Kazakhstani", "KGZ": "Kyrgyz", "UZB": "Uzbek", "TJK": "Tajik", "TKM": "Turkmen",
    "PRK": "North Korean",
    "KOR": "South Korean;Korean", "NZL": "New Zealander;Kiwi", "SRB": "Serb;Serbian", "HRV": "Croat;Croatian", "SVN": "Slovene;Slovenian",
    "BIH": "Bosnian;Bosniak",
    "SAU": "Saudi", "MMR": "Burmese", "LAO": "Laotian", "BGD": "Bangladeshi", "CIV": "Ivorian", "MDG": "Malagasy",
    "BWA": "Batswana;Motswana",
    "LSO": "Basotho", "SWZ": "Swazi", "HKG": "Hong Konger;Hongkonger", "NPL": "Nepalese;Nepali", "DEU": "German", "DNK": "Dane",
    "SWE": "Swede",
    "FIN": "Finn", "POL": "Pole", "ISL": "Icelander", "LUX": "Luxembourger", "LIE": "Liechtensteiner", "ARG": "Argentine;Argentinian",
    "SLV": "Salvadoran;Salvadorian;Salvadorean",
    "VUT": "Ni-Vanuatu", "COD": "Congolese", "TLS": "Timorese;East Timorese", "CAF": "Central African",
    "MKD": "Macedonian", "CYP": "Cypriot", "VAT": "", "SLB": "Solomon Islander", "ZAF": "South African",
    "AZE": "Azerbaijani;Azeri", "BFA": "Burkinabe;Burkinabè;Burkinabé", "COM": "Comoran;Comorian", "CPV": "Cabo Verdean;Cape Verdean",
    "ECU": "Ecuadorian;Ecuadorean;Ecuadoran", "SOM": "Somali;Somalian", "AFG": "Afghan;Afghani", "MDA": "Moldovan;Moldavian",
    "ROU": "Romanian;Rumanian", "LCA": "Saint Lucian;St. Lucian;St Lucian", "SVK": "Slovak;Slovakian", "BLR": "Belarusian;Belarussian",
}
ADJECTIVES = {
    "USA": "American;U.S.;US;U.S.-American", "GBR": "British;U.K.;UK", "IRL": "Irish", "FRA": "French", "NLD": "Dutch",
    "PSE": "Palestinian", "KOS": "Kosovar;Kosovan;Kosovo",
    "TWN": "Taiwanese", "ARE": "Emirati;UAE", "CHN": "Chinese", "PHL": "Philippine;Filipino", "TUR": "Turkish", "ESP": "Spanish",
    "KAZ": "Kazakh;Kazakhstani",
    "KGZ": "Kyrgyz;Kyrgyzstani", "UZB": "Uzbek;Uzbekistani", "TJK": "Tajik;Tajikistani", "TKM": "Turkmen;Turkmenistani",
    "PRK": "North Korean", "KOR": "South Korean;Korean",
    "NZL": "New Zealand", "SRB": "Serbian;Serb", "HRV": "Croatian;Croat", "SVN": "Slovenian;Slovene", "BIH": "Bosnian;Bosniak",
    "SAU": "Saudi;Saudi Arabian",
    "MMR": "Burmese;Myanmar", "LAO": "Lao;Laotian", "CIV": "Ivorian;Ivoirian", "MDG": "Malagasy;Madagascan", "BWA": "Botswanan",
    "LSO": "Basotho;Lesothan", "SWZ": "Swazi",
    "HKG": "Hong Kong", "NPL": "Nepalese;Nepali", "VAT": "Vatican;papal;Papal", "LUX": "Luxembourg;Luxembourgish", "COD": "Congolese;DRC",
    "ARG": "Argentine;Argentinian;Argentinean",
    "SLV": "Salvadoran;Salvadorian;Salvadorean", "CZE": "Czech", "GRC": "Greek;Hellenic", "RUS": "Russian", "CAF": "Central African",
    "TLS": "Timorese;East Timorese",
    "SLB": "Solomon Islands", "THA": "Thai", "GBS": "", "MKD": "Macedonian", "MCO": "Monegasque", "SMR": "Sammarinese",
    "SYC": "Seychellois", "BRB": "Barbadian;Bajan",
    "TTO": "Trinidadian", "ATG": "Antiguan", "KNA": "Kittitian", "LIE": "Liechtenstein", "FSM": "Micronesian",
    "VUT": "Vanuatuan;Ni-Vanuatu", "KIR": "I-Kiribati",
    "BGD": "Bangladeshi", "ZAF": "South African", "STP": "Sao Tomean", "IND": "Indian", "JPN": "Japanese", "CYP": "Cypriot;Greek Cypriot",
    "AZE": "Azerbaijani;Azeri", "BFA": "Burkinabe;Burkinabè;Burkinabé", "COM": "Comoran;Comorian", "CPV": "Cabo Verdean;Cape Verdean",
    "ECU": "Ecuadorian;Ecuadorean;Ecuadoran", "SOM": "Somali;Somalian", "AFG": "Afghan;Afghani", "MDA": "Moldovan;Moldavian",
    "ROU": "Romanian;Rumanian", "LCA": "Saint Lucian;St. Lucian;St Lucian", "SVK": "Slovak;Slovakian", "BLR": "Belarusian;Belarussian",
}
CAPITAL = {
    "USA": "Washington;Washington, D.C.;Washington D.C.;Washington DC", "BOL": "La Paz", "LKA": "Colombo", "ZAF": "Pretoria",
    "MMR": "Naypyidaw;Naypyitaw;Nay Pyi Taw;Rangoon;Yangon",
    "CIV": "Abidjan;Yamoussoukro", "BEN": "Cotonou;Porto-Novo", "BDI": "Bujumbura;Gitega", "UKR": "Kyiv;Kiev",
    "NLD": "The Hague;Amsterdam", "KAZ": "Astana;Nur-Sultan;Almaty",
    "ISR": "Jerusalem;Tel Aviv", "PSE": "Ramallah", "CHN": "Beijing;Peking", "IRN": "Tehran;Teheran", "YEM": "Sanaa;Sana'a;Aden",
    "LBY": "Tripoli", "GEO": "Tbilisi", "IND": "New Delhi;Delhi",
    "CHE": "Bern;Berne", "MDA": "Chisinau", "AZE": "Baku", "KOS": "Pristina;Prishtina", "VAT": "", "KWT": "Kuwait City", "AFG": "Kabul",
    "SVK": "Bratislava", "SGP": "", "MCO": "",
    "SMR": "", "LUX": "", "DJI": "", "PAN": "Panama City", "GTM": "Guatemala City", "MEX": "Mexico City", "BRA": "Brasilia;Brasília",
    "TKM": "Ashgabat", "UZB": "Tashkent", "MAR": "Rabat",
    "TZA": "Dodoma;Dar es Salaam", "NGA": "Abuja", "SWZ": "Mbabane", "GNB": "Bissau", "HKG": "", "TWN": "Taipei", "KHM": "Phnom Penh",
    "SRB": "Belgrade", "PRT": "Lisbon", "FJI": "Suva",
    "NRU": "", "DEU": "Berlin", "AUS": "Canberra", "PHL": "Manila", "MLT": "Valletta", "BTN": "Thimphu", "TON": "Nuku'alofa",
    "MNG": "Ulaanbaatar;Ulan Bator", "SOM": "Mogadishu",
    "BHR": "Manama", "MYS": "Kuala Lumpur;Putrajaya", "TUR": "Ankara", "GRD": "", "ATG": "", "BHS": "Nassau", "JAM": "", "VCT": "",
    "GUY": "Georgetown", "SYC": "", "BEL": "Brussels",
    "CMR": "Yaounde;Yaoundé", "TCD": "N'Djamena;Ndjamena", "COL": "Bogota;Bogotá", "PRY": "Asuncion;Asunción",
    "CRI": "San José;San Jose", "DOM": "Santo Domingo", "CHL": "Santiago",
    "TGO": "Lome;Lomé", "MDV": "Male;Malé", "ISL": "Reykjavik;Reykjavík", "ROU": "Bucharest", "CYP": "Nicosia", "MUS": "Port Louis",
    "EGY": "Cairo", "SAU": "Riyadh",
}
# How adjectives of two states begin: `Franco-German`.
HALVES = {
    "GBR": "Anglo-", "FRA": "Franco-", "CHN": "Sino-", "RUS": "Russo-", "IND": "Indo-", "GRC": "Greco-", "ITA": "Italo-", "TUR": "Turco-",
    "AUT": "Austro-", "ESP": "Hispano-", "PRT": "Luso-", "ISR": "Israelo-", "SRB": "Serbo-",
}
# kind, iso3, name, aliases, nouns, adjectives, from, to
FURTHER = [
    ("former", "RUS", "Soviet Union", "USSR;U.S.S.R.", "Soviet", "Soviet", "1922-12-30", "1991-12-26"),
    ("former", "COD", "Zaire", "Zaïre", "Zairian;Zairean", "Zairian;Zairean", "1971-10-27", "1997-05-17"),
    (
        "former", "SRB", "Yugoslavia", "Federal Republic of Yugoslavia;Serbia and Montenegro;Serbia-Montenegro", "Yugoslav",
        "Yugoslav;Yugoslavian", "1918-12-01", "2006-06-05",
    ),
    ("former", "CZE", "Czechoslovakia", "", "Czechoslovak", "Czechoslovak;Czechoslovakian", "1918-10-28", "1992-12-31"),
    ("former", "DEU", "East Germany", "GDR;German Democratic Republic", "East German", "East German", "1949-10-07", "1990-10-03"),
    ("former", "DEU", "West Germany", "", "West German", "West German", "1949-05-23", "1990-10-03"),
    ("former", "YEM", "North Yemen", "Yemen Arab Republic", "", "North Yemeni", "1962-09-26", "1990-05-22"),
    ("former", "YEM", "South Yemen", "People's Democratic Republic of Yemen", "", "South Yemeni", "1967-11-30", "1990-05-22"),
    ("former", "BFA", "Upper Volta", "", "", "Upper Voltan", "1958-12-11", "1984-08-04"),
    ("former", "BEN", "Dahomey", "", "", "", "1960-08-01", "1975-11-30"),
    ("former", "ZWE", "Rhodesia", "", "Rhodesian", "Rhodesian", "1965-11-11", "1979-12-12"),
    ("former", "VNM", "North Vietnam", "", "", "North Vietnamese", "1945-09-02", "1976-07-02"),
    ("former", "VNM", "South Vietnam", "", "", "South Vietnamese", "1955-10-26", "1975-04-30"),
    ("part", "GBR", "England", "", "Englishman;Englishmen", "English", "", ""),
    ("part", "GBR", "Scotland", "", "Scot", "Scottish", "", ""),
    ("part", "GBR", "Wales", "", "Welshman;Welshmen", "Welsh", "", ""),
    ("part", "GBR", "Northern Ireland", "Ulster", "", "Northern Irish", "", ""),
    ("part", "PSE", "Gaza", "Gaza Strip", "Gazan", "Gazan", "", ""),
    ("part", "PSE", "West Bank", "", "", "", "", ""),
    ("part", "RUS", "Chechnya", "Chechen Republic", "Chechen", "Chechen", "", ""),
    ("part", "RUS", "Dagestan", "", "Dagestani", "Dagestani", "", ""),
    ("part", "RUS", "Ingushetia", "", "", "Ingush", "", ""),
    ("part", "RUS", "Tatarstan", "", "Tatar", "Tatar", "", ""),
    ("part", "RUS", "Siberia", "", "", "Siberian", "", ""),
    ("part", "CHN", "Tibet", "", "Tibetan", "Tibetan", "", ""),
    ("part", "CHN", "Xinjiang", "", "Uighur;Uyghur", "Uighur;Uyghur", "", ""),
    ("part", "IDN", "Aceh", "", "Acehnese", "Acehnese", "", ""),
    ("part", "IDN", "West Papua", "", "Papuan", "Papuan", "", ""),
    ("part", "IRQ", "Iraqi Kurdistan", "Kurdistan Regional Government;Kurdistan Region;KRG", "", "Iraqi Kurdish", "", ""),
    ("part", "ESP", "Catalonia", "", "Catalan", "Catalan", "", ""),
    ("part", "ESP", "Basque Country", "", "Basque", "Basque", "", ""),
    ("part", "FRA", "Corsica", "", "Corsican", "Corsican", "", ""),
    ("part", "CAN", "British Columbia", "", "", "", "", ""),
    ("part", "CHN", "Inner Mongolia", "", "", "", "", ""),
    ("part", "ZAF", "Western Cape", "", "", "", "", ""),
    ("part", "NGA", "Niger State", "", "", "", "", ""),
    ("part", "USA", "New Jersey", "", "", "", "", ""),
    ("part", "PHL", "Western Visayas", "", "", "", "", ""),
    ("part", "IRN", "East Azerbaijan", "", "", "", "", ""),
    ("part", "IRN", "West Azerbaijan", "", "", "", "", ""),
    ("part", "SSD", "Western Bahr el Ghazal", "", "", "", "", ""),
    ("part", "SSD", "Western Equatoria", "", "", "", "", ""),
    ("part", "PNG", "East New Britain", "", "", "", "", ""),
    ("part", "PNG", "West New Britain", "", "", "", "", ""),
    ("part", "PNG", "New Ireland", "", "", "", "", ""),
    ("part", "PNG", "Western Highlands", "", "", "", "", ""),
    ("part", "ARG", "Santiago del Estero", "", "", "", "", ""),
    ("part", "CAN", "Quebec", "Québec", "Quebecer;Quebecker;Quebecois", "Quebecois", "", ""),
    ("part", "UKR", "Crimea", "", "Crimean", "Crimean", "", ""),
    ("part", "UKR", "Donbas", "Donbass", "", "", "", ""),
    ("part", "SDN", "Darfur", "", "Darfuri", "Darfuri", "", ""),
    ("part", "ETH", "Tigray", "", "Tigrayan", "Tigrayan", "", ""),
    ("part", "ETH", "Oromia", "", "Oromo", "Oromo", "", ""),
    ("part", "ETH", "Amhara", "", "", "Amhara", "", ""),
    ("part", "SOM", "Puntland", "", "", "", "", ""),
    ("part", "TZA", "Zanzibar", "", "Zanzibari", "Zanzibari", "", ""),
    ("part", "BIH", "Republika Srpska", "", "Bosnian Serb", "Bosnian Serb", "", ""),
    ("part", "BIH", "Bosnian Croat Federation", "", "Bosnian Croat;Bosnian Muslim", "Bosnian Croat;Bosnian Muslim", "", ""),
    ("part", "SRB", "Vojvodina", "", "", "Kosovo Serb", "", ""),
    ("part", "KOS", "Kosovo Albanians", "", "Kosovo Albanian", "Kosovo Albanian", "", ""),
    ("part", "LKA", "Tamil areas", "", "Tamil;Sinhalese", "Tamil;Sinhalese", "", ""),
    ("part", "MMR", "Rakhine", "Rakhine State", "Rohingya", "Rohingya", "", ""),
    ("part", "MMR", "Shan State", "", "Karen", "Karen", "", ""),
    ("part", "PAK", "Baluchistan", "Balochistan", "Baloch;Baluch", "Baloch;Baluch", "", ""),
    ("part", "IND", "Tamil Nadu", "Tamilnadu", "", "", "", ""),
    ("part", "IND", "Punjab and Haryana", "", "Sikh", "Sikh", "", ""),
    (
        "part", "IND", "Indian-administered Kashmir",
        "Indian Kashmir;Jammu and Kashmir;India-administered Kashmir;Indian-controlled Kashmir;Indian-held Kashmir",
        "", "Indian Kashmiri", "", "",
    ),
    ("part", "PAK", "Pakistani Kashmir", "Pakistan-administered Kashmir;Azad Kashmir", "", "", "", ""),
    ("part", "MDA", "Gagauzia", "", "", "Gagauz", "", ""),
    ("part", "GEO", "Adjara", "Ajaria", "", "", "", ""),
    ("part", "EGY", "Sinai", "", "", "", "", ""),
    ("part", "TUR", "Turkish Kurdistan", "", "", "Turkish Kurdish", "", ""),
    ("part", "PRT", "Azores", "", "", "", "", ""),
    ("part", "TWN", "Taiwan Strait authorities", "", "", "cross-strait", "", ""),
    ("part", "AFG", "Hazarajat", "", "Hazara", "Hazara", "", ""),
    ("part", "AUS", "State of Queensland", "", "Queenslander", "", "", ""),
    ("part", "AUS", "State of Tasmania", "", "Tasmanian", "Tasmanian", "", ""),
    ("part", "BEL", "Flemish Region", "", "", "Flemish", "", ""),
    ("part", "BEL", "Walloon Region", "", "Walloon", "Walloon", "", ""),
    ("part", "CAN", "Province of Alberta", "", "Albertan", "Albertan", "", ""),
    ("part", "CAN", "Province of Ontario", "", "Ontarian", "", "", ""),
    ("part", "DEU", "Free State of Bavaria", "", "Bavarian", "Bavarian", "", ""),
    ("part", "EGY", "Coptic parts", "", "Copt", "Coptic", "", ""),
    ("part", "ESP", "Autonomous Community of Andalusia", "", "Andalusian", "Andalusian", "", ""),
    ("part", "FRA", "Île-de-France", "", "Parisian", "Parisian", "", ""),
    ("part", "GBR", "Greater London", "", "Londoner", "", "", ""),
    ("part", "IND", "State of Gujarat", "", "Gujarati", "Gujarati", "", ""),
    ("part", "ITA", "Region of Sicily", "", "Sicilian", "Sicilian", "", ""),
    ("part", "ITA", "Region of Sardinia", "", "Sardinian", "Sardinian", "", ""),
    ("part", "KEN", "Kikuyu parts", "", "Kikuyu", "Kikuyu", "", ""),
    ("part", "LBN", "Maronite parts", "", "Maronite", "Maronite", "", ""),
    ("part", "NGA", "Biafra", "", "Biafran", "Biafran", "", ""),
    ("part", "NGA", "Igbo parts", "", "Igbo;Yoruba", "Igbo;Yoruba", "", ""),
    ("part", "NZL", "Maori parts", "", "Maori;Māori", "Maori;Māori", "", ""),
    ("part", "PAK", "Province of Sindh", "", "Sindhi", "Sindhi", "", ""),
    ("part", "PNG", "Bougainville", "", "Bougainvillean", "Bougainvillean", "", ""),
    ("part", "RUS", "Moscow region", "", "Muscovite", "Muscovite", "", ""),
    ("part", "SOM", "Jubaland", "", "", "Jubaland", "", ""),
    ("part", "USA", "State of Texas", "", "Texan", "Texan", "", ""),
    ("part", "USA", "State of California", "", "Californian", "Californian", "", ""),
    ("part", "USA", "State of Florida", "", "Floridian", "Floridian", "", ""),
    ("part", "USA", "State of Hawaii", "", "Hawaiian", "Hawaiian", "", ""),
    ("part", "USA", "State of Alaska", "", "Alaskan", "Alaskan", "", ""),
    ("part", "ZAF", "Zulu parts", "", "Zulu", "Zulu", "", ""),
    ("recognition", "GEO", "Abkhazia", "", "Abkhaz;Abkhazian", "Abkhaz;Abkhazian", "", ""),
    ("recognition", "GEO", "South Ossetia", "", "South Ossetian;Ossetian", "South Ossetian;Ossetian", "", ""),
    ("recognition", "UKR", "Luhansk People's Republic", "LPR;LNR", "", "", "2014-04-27", ""),
    ("recognition", "UKR", "Donetsk People's Republic", "DPR;DNR", "", "", "2014-04-07", ""),
    (
        "recognition", "AZE", "Nagorno-Karabakh", "Nagorno Karabakh;Artsakh;Karabakh", "Karabakh Armenian", "Karabakh;Karabakh Armenian",
        "1991-09-02", "2023-12-31",
    ),
    ("recognition", "CYP", "Northern Cyprus", "Turkish Republic of Northern Cyprus;TRNC", "Turkish Cypriot", "Turkish Cypriot", "", ""),
    ("recognition", "MDA", "Transnistria", "Trans-Dniester;Transdniestria", "Transnistrian", "Transnistrian", "", ""),
    ("recognition", "SOM", "Somaliland", "", "Somalilander", "Somaliland", "", ""),
    ("recognition", "MAR", "Western Sahara", "Sahrawi Arab Democratic Republic", "Sahrawi;Saharawi", "Sahrawi;Saharawi", "", ""),
]


def listing(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def cleaned(text: str) -> list[str]:
    """`Frenchman(men), X(s)` -> plain forms."""
    text = re.sub(r"\(.*?\)", "", text.split("note", maxsplit=1)[0])
    parts = re.split(r",| or |;|/", text)
    return [p.strip() for p in parts if p.strip() and p.strip().lower() not in {"none", "na"}]


def by_gec(folder: Path) -> dict[str, dict[str, str]]:
    return {row["gec"].upper(): row for row in csv.DictReader((folder / "factbook_countries.csv").open(encoding="utf-8"))}


def unclaimed(rows: list[dict[str, str]]) -> None:
    """A dependency keeps only the names that no state bears."""
    columns = ("aliases", "nouns", "adjectives")
    taken = {n for r in rows if r["kind"] == "state" for n in [r["name"], *(x for c in columns for x in listing(r[c]))]}
    for row in rows:
        if row["kind"] == "dependency":
            row |= {c: ";".join(n for n in listing(row[c]) if n not in taken) for c in columns}


SYSTEM_NAMES = {
    "Bolivia": "BOL", "Czech Republic": "CZE", "Macedonia": "MKD", "Congo": "COG", "Congo, Democratic Republic of": "COD",
    "Congo, DRC": "COD", "Ivory Coast": "CIV",
    "Cote D'Ivoire": "CIV", "Iran": "IRN", "Laos": "LAO", "Moldova": "MDA", "Russia": "RUS", "South Korea": "KOR", "North Korea": "PRK",
    "Korea, Republic of": "KOR",
    "Korea, People's Republic of": "PRK", "Syria": "SYR", "Tanzania": "TZA", "Turkey": "TUR", "Venezuela": "VEN", "Vietnam": "VNM",
    "Vietnam, Democratic Republic of": "VNM",
    "United States of America": "USA", "United Kingdom": "GBR", "Brunei": "BRN", "Cape Verde": "CPV", "East Timor": "TLS",
    "Swaziland": "SWZ", "Kosovo": "KOS", "Taiwan": "TWN",
    "Federated States of Micronesia": "FSM", "Gambia": "GMB", "Bahamas": "BHS", "Myanmar": "MMR", "St. Kitts and Nevis": "KNA",
    "St. Lucia": "LCA", "Tanzania/Tanganyika": "TZA",
    "St. Vincent and the Grenadines": "VCT", "Sao Tome and Principe": "STP", "Netherlands": "NLD", "German Federal Republic": "DEU",
    "Italy/Sardinia": "ITA", "Rumania": "ROU",
    "Russia (Soviet Union)": "RUS", "Turkey (Ottoman Empire)": "TUR", "Iran (Persia)": "IRN", "Myanmar (Burma)": "MMR",
    "Cambodia (Kampuchea)": "KHM", "Sri Lanka (Ceylon)": "LKA",
    "Belarus (Byelorussia)": "BLR", "Kyrgyz Republic": "KGZ", "Macedonia (Former Yugoslav Republic of)": "MKD",
    "Burkina Faso (Upper Volta)": "BFA", "Zimbabwe (Rhodesia)": "ZWE",
    "Madagascar (Malagasy)": "MDG", "Yemen (Arab Republic of Yemen)": "YEM", "Yugoslavia": "SRB", "Serbia": "SRB",
    "Yemen Arab Republic": "YEM", "Germany (Prussia)": "DEU",
    "Surinam": "SUR", "Vietnam, Republic of": "", "North Macedonia": "MKD", "Eswatini": "SWZ",
}


def systems(path: Path, names: dict[str, str]) -> dict[str, str]:
    """iso3 -> number in a state system, by name, states that still exist first."""
    out: dict[str, str] = {}
    lines = sorted(csv.DictReader(path.open(encoding="utf-8")), key=lambda r: r["end"], reverse=True)
    key = next(k for k in lines[0] if k.endswith("code"))
    for row in lines:
        iso = SYSTEM_NAMES.get(row["country_name"]) or names.get(row["country_name"].lower(), "")
        if iso and row["end"] > "2011":
            out.setdefault(iso, str(int(float(row[key]))))
    return out


def entry(code: dict[str, str], fact: dict[str, str], numbers: tuple[dict[str, str], dict[str, str]]) -> dict[str, str]:
    iso = code["ISO3166-1-Alpha-3"]
    official = code.get("CLDR display name") or code["UNTERM English Short"]
    name = NAME.get(iso, official)
    aliases = {
        official,
        code["official_name_en"],
        fact.get("short", ""),
        fact.get("long", "").split(";")[0],
        *listing(ALIASES.get(iso, "")),
    }
    aliases = {
        a
        for a in aliases
        if a and a != name and "(" not in a and "," not in a and a not in {"none", "DRC", "The Dominican"} and "note" not in a
    }
    if iso == "COG":
        aliases -= {"Congo"}
    aliases |= {a for a in listing(ALIASES.get(iso, "")) if a != name}
    nouns = listing(NOUNS[iso]) if iso in NOUNS else cleaned(fact.get("noun", ""))
    adjectives = listing(ADJECTIVES[iso]) if iso in ADJECTIVES else cleaned(fact.get("adjective", ""))
    adjectives += listing(HALVES.get(iso, ""))
    capital = CAPITAL.get(iso, (cleaned(fact.get("capital", "")) or [code["Capital"]])[0])
    values = ("state", iso, code["ISO3166-1-Alpha-2"], numbers[0].get(iso, ""), numbers[1].get(iso, ""), FIPS.get(iso, code["FIPS"]), name,
              ";".join(sorted(aliases)), ";".join(nouns), ";".join(adjectives), capital, "", "")
    return dict(zip(COLUMNS, values, strict=True))


def build(folder: Path) -> list[dict[str, str]]:
    fact = by_gec(folder)
    codes = list(csv.DictReader((folder / "country-codes.csv").open(encoding="utf-8")))
    names = {(c.get("CLDR display name") or c["UNTERM English Short"]).lower(): c["ISO3166-1-Alpha-3"] for c in codes}
    names |= {v.lower(): k for k, v in NAME.items()}
    numbers = (systems(folder / "cowstates.csv", names), systems(folder / "gwstates.csv", names))
    sovereign = {dep: iso for iso, deps in SOVEREIGN.items() for dep in deps.split()}
    out = []
    for code in [*codes, {
        "ISO3166-1-Alpha-3": "KOS", "ISO3166-1-Alpha-2": "XK", "FIPS": "KV", "CLDR display name": "Kosovo", "official_name_en": "Kosovo",
        "Capital": "Pristina",
    }]:
        iso = code["ISO3166-1-Alpha-3"]
        if iso in {"ATA", "ESH"}:
            continue
        if not any(s["iso3"] == iso and s["kind"] == "state" for s in out):
            row = entry(code, fact.get(code["FIPS"].split(",")[0], {}), numbers)
            if iso in sovereign:
                keep = "Gibraltar" in row["name"] or iso in {"GRL", "PRI", "BMU"}
                row |= {"kind": "dependency", "iso3": sovereign[iso], "iso2": "", "cow": "", "gw": "", "fips": "", "capital": ""}
                row["nouns"] = row["nouns"] if keep or row["nouns"].isascii() else ""
            out.append(row)
    for kind, iso, name, aliases, nouns, adjectives, start, end in FURTHER:
        values = (kind, iso, "", "", "", "", name, aliases, nouns, adjectives, "", start, end)
        out.append(dict(zip(COLUMNS, values, strict=True)))
    unclaimed(out)
    order = {"state": 0, "former": 1, "dependency": 2, "recognition": 3, "part": 4}
    return sorted(out, key=lambda r: (order[r["kind"]], r["iso3"], r["name"]))


if __name__ == "__main__":
    with Path(sys.argv[2]).open("w", encoding="utf-8", newline="") as out:
        out.write(
            "# Derived by training/knowledge/states.py; lists are parted by `;`. "
            "kind: state, former, dependency, recognition (partly recognised), part.\n"
        )
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(build(Path(sys.argv[1])))
