// One file of the law. Included once for each, with LAW_FILE set to its path in quotes.
#define LAW_JOINED(a, b) a##b
#define LAW_NAMED(prefix, number) LAW_JOINED(prefix, number)
#define LAW_ENTRY(number)                                                                          \
  __attribute__((used, section("embedded_law"))) static const struct embedded_law_file LAW_NAMED(   \
      law_file_, number)

LAW_ENTRY(__COUNTER__) = {
    LAW_FILE,
    (const unsigned char[]){
#embed LAW_FILE
    },
    sizeof((const unsigned char[]){
#embed LAW_FILE
    }),
};

#undef LAW_FILE
#undef LAW_JOINED
#undef LAW_NAMED
#undef LAW_ENTRY
