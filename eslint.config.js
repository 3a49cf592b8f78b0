// What the compiler does not see: forgotten awaits, unused names, the rules of React hooks.
// Sizes, names and table ownership are tools/tidy.mjs; import directions are .dependency-cruiser.cjs.
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const rules = {
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'no-console': 'error',
  'no-var': 'error',
  'prefer-const': 'error',
  'object-shorthand': 'error',
  'no-unused-vars': 'off',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
};

const typedRules = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/consistent-type-imports': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
};

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      'coverage/**',
      'test-results/**',
      'tools/planted/**',
      '.data/**',
      'data/**',
      'console/public/**',
    ],
  },
  { files: ['**/*.{ts,tsx,js,mjs,cjs}'], extends: [tseslint.configs.recommended], rules },
  {
    files: ['{server,contract,console,portal,bench,tests}/**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: {
        project: ['server/tsconfig.json', 'console/tsconfig.json', 'portal/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: typedRules,
  },
  { files: ['{console,portal}/**/*.{ts,tsx}'], ...hooks.configs.flat.recommended },
  {
    files: [
      'tools/**',
      'bin/**',
      'bench/**',
      'server/src/cli.ts',
      'server/src/**/commands.ts',
      'server/src/supervisor/**',
    ],
    rules: { 'no-console': 'off' },
  },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
