/* SPDX-License-Identifier: Apache-2.0 */
/* with: -fopenmp */
typedef struct ssl_ctx_st SSL_CTX;
void SSL_CTX_set_verify(SSL_CTX *ctx, int mode, int (*callback)(int, void *));
int work(int n);

int shared_out(SSL_CTX **ctx, int count)
{
	int sum = 0;
#pragma omp parallel for reduction(+ : sum) schedule(dynamic)
	for (int i = 0; i < count; i++) {
		SSL_CTX_set_verify(ctx[i], 0, 0); // weak
		sum += work(i);
	}
#pragma omp parallel sections
	{
#pragma omp section
		sum += work(1);
#pragma omp section
		SSL_CTX_set_verify(ctx[0], 0, 0); // weak
	}
#pragma omp parallel
#pragma omp single
	{
#pragma omp task firstprivate(sum)
		SSL_CTX_set_verify(ctx[1], 0, 0); // weak
#pragma omp taskwait
	}
#pragma omp simd
	for (int i = 0; i < count; i++)
		sum += i;
#pragma omp critical
	sum++;
#pragma omp atomic
	sum += 2;
	return sum;
}
